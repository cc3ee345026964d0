package io.brokerbench.report;

/** A Markdown text, line by line. */
public final class Markdown {
  private final StringBuilder out = new StringBuilder();

  /** Adds a line. */
  public void line(String text) {
    out.append(text).append('\n');
  }

  /** Adds a row of a table. */
  public void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
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
    return "`" + text.replace("`", "'") + "`";
  }

  /** Text that no character of it becomes markup. */
  public static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1");
  }
}
