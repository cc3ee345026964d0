package io.brokerbench.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Breaks text so that it fits on a terminal. */
public final class Columns {
  /** As many as every line may have. */
  public static final int WIDTH = 100;

  private static final String CONTINUED = "    ";

  private Columns() {}

  /**
   * A paragraph as lines, broken at spaces as far as there are any.
   *
   * @param width the columns of a line
   */
  public static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.replaceAll("\\s+", " ").strip();
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : width;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** The same lines, and those that are too wide broken, with what is left of them indented. */
  public static String fitted(String text) {
    return text.lines().map(Columns::fittedLine).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String fittedLine(String line) {
    if (line.length() <= WIDTH) {
      return line;
    }
    String indent =
        line.substring(0, Math.min(WIDTH / 2, line.length() - line.stripLeading().length()));
    int width = WIDTH - indent.length() - CONTINUED.length();
    return indent + String.join("\n" + indent + CONTINUED, wrapped(line, width));
  }
}
