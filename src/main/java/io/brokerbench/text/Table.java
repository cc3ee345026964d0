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
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
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
      cells = List.copyOf(cells);
      notes = List.copyOf(notes);
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
