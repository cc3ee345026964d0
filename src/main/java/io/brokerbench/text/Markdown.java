package io.brokerbench.text;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Markdown text, line by line. */
public final class Markdown {
  private final StringBuilder out = new StringBuilder();

  /** Adds a line. */
  public void line(String text) {
    out.append(text).append('\n');
  }

  /** Adds a table; what is to be noticed in it is bold. */
  public void table(Table table) {
    gap();
    row(table.headings().stream().map(Markdown::text));
    row(
        IntStream.range(0, table.headings().size())
            .mapToObj(column -> table.isOfNumbers(column) ? "--:" : "---"));
    for (Table.Row row : table.rows()) {
      row(
          Stream.concat(
              Stream.of(bold(row.isMarked(), row.name())),
              row.cells().stream().map(cell -> bold(isBad(cell) && !row.isMarked(), cell.text()))));
    }
  }

  private void row(Stream<String> cells) {
    line(cells.collect(Collectors.joining(" | ", "| ", " |")));
  }

  private static boolean isBad(TableCell cell) {
    return cell.badges().stream().anyMatch(badge -> badge.level() == Badge.Level.BAD);
  }

  private static String bold(boolean so, String text) {
    return so ? "**" + text(text) + "**" : text(text);
  }

  /** Adds an empty line, unless there is one, or nothing yet. */
  public void gap() {
    if (!out.isEmpty() && !out.substring(Math.max(0, out.length() - 2)).equals("\n\n")) {
      line("");
    }
  }

  /** All of it. */
  public String render() {
    return out.toString();
  }

  /** Text that is shown as it is, in a fixed width. */
  public static String code(String text) {
    return "`" + Lines.plain(text).replace("`", "'") + "`";
  }

  /** Text that no character of it becomes markup. */
  public static String text(String text) {
    return Lines.plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1");
  }
}
