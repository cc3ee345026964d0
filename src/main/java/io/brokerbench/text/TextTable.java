package io.brokerbench.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table in lines of text: columns in line, numbers to the right. Rows' names are the first column
 * if all fits beside each other, and have lines of their own otherwise.
 */
final class TextTable {
  private static final String GAP = "  ";

  /** Words in a last column that begins no later than this share of a line have room there. */
  private static final double LATEST_WORDS = 0.7;

  private final Table table;
  private final Style style;
  private final boolean repeatsNames;
  private final int[] widths;
  private final int first;

  /**
   * A table for a terminal.
   *
   * @param repeatsNames whether a row says its name also below a row of the same
   */
  TextTable(Table table, Style style, boolean repeatsNames) {
    this.table = table;
    this.style = style;
    this.repeatsNames = repeatsNames;
    this.widths = IntStream.range(0, table.headings().size()).map(this::widest).toArray();
    this.first = fits() ? 0 : 1;
  }

  private int widest(int column) {
    return Stream.concat(
            Stream.of(table.headings().get(column)),
            table.rows().stream().map(row -> text(row, column)))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static String text(Table.Row row, int column) {
    return column == 0 ? row.name() : row.cells().get(column - 1).text();
  }

  private boolean fits() {
    int last = widths.length - 1;
    int start = IntStream.range(0, last).map(column -> widths[column] + GAP.length()).sum();
    return start + widths[last] <= style.width()
        || (!table.isOfNumbers(last) && start <= LATEST_WORDS * style.width());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(line(table.headings()::get));
    String above = "";
    for (Table.Row row : table.rows()) {
      boolean isSame = !repeatsNames && row.name().equals(above);
      if (first > 0 && !isSame && !row.name().isBlank()) {
        lines.addAll(style.wrapped(row.name(), GAP + GAP));
      }
      lines.addAll(
          line(
              column ->
                  column == 0 ? isSame ? "" : row.name() : coloured(row.cells().get(column - 1))));
      row.notes().forEach(note -> lines.addAll(style.wrapped(GAP + GAP + note, GAP + GAP + GAP)));
      above = row.name();
    }
    return lines;
  }

  private List<String> line(IntFunction<String> cells) {
    StringBuilder line = new StringBuilder(first > 0 ? GAP : "");
    int last = widths.length - 1;
    int start = 0;
    for (int column = first; column <= last; column++) {
      start = Lines.width(line.toString());
      String text = cells.apply(column);
      String padding = " ".repeat(widths[column] - Lines.width(text));
      line.append(table.isOfNumbers(column) ? padding + text : text + padding);
      line.append(column == last ? "" : GAP);
    }
    boolean hangs = !table.isOfNumbers(last) && start <= LATEST_WORDS * style.width();
    String indent = hangs ? " ".repeat(start) : GAP + GAP;
    return style.wrapped(line.toString().stripTrailing(), indent);
  }

  /** As bad as the worst of the cell's badges. */
  private String coloured(TableCell cell) {
    return cell.badges().stream()
        .map(Badge::level)
        .max(Comparator.naturalOrder())
        .map(level -> style.coloured(level.colour(), cell.text()))
        .orElse(cell.text());
  }
}
