package io.brokerbench.text;

import java.util.List;

/**
 * A table, whatever it is written as.
 *
 * @param caption what it is of
 * @param headings of its columns, that of the rows' names first
 * @param rows its rows
 */
public record Table(String caption, List<String> headings, List<Row> rows) {
  /** What it is made of stays as it is. */
  public Table {
    caption = Lines.plain(caption);
    headings = headings.stream().map(Lines::plain).toList();
    rows = List.copyOf(rows);
  }

  /** The table with so many of its rows at most. */
  public Table first(int most) {
    return new Table(caption, headings, rows.stream().limit(most).toList());
  }

  /** The table without the reasons of its badges, where they stand elsewhere. */
  public Table withoutReasons() {
    return new Table(
        caption,
        headings,
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.name(),
                        row.cells().stream().map(TableCell::withoutReasons).toList(),
                        row.isMarked(),
                        row.notes()))
            .toList());
  }

  /** The look of a column: that of its first cell. */
  public String look(int column) {
    return column == 0 || rows.isEmpty() ? "" : rows.get(0).cells().get(column - 1).look();
  }

  /** Whether a column is of numbers, which end in line. */
  boolean isOfNumbers(int column) {
    return look(column).equals(TableCell.NUMBER);
  }

  /**
   * A row.
   *
   * @param name what it is of
   * @param cells one for each column after the first
   * @param isMarked whether it is to be noticed
   * @param notes what stands below it where that can be, a sentence each
   */
  public record Row(String name, List<TableCell> cells, boolean isMarked, List<String> notes) {
    /** What it is made of stays as it is. */
    public Row {
      name = Lines.plain(name);
      cells = List.copyOf(cells);
      notes = notes.stream().map(Lines::plain).toList();
    }

    /** A row like others. */
    public static Row of(String name, List<TableCell> cells) {
      return new Row(name, cells, false, List.of());
    }

    /** A row that is to be noticed, if so. */
    public static Row marked(boolean isMarked, String name, List<TableCell> cells) {
      return new Row(name, cells, isMarked, List.of());
    }
  }
}
