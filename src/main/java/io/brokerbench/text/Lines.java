package io.brokerbench.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Breaks text into lines that fit. */
public final class Lines {
  /** As many columns as a line has where nothing says how many fit. */
  public static final int WIDTH = 100;

  private static final String CONTINUED = "    ";
  private static final char ESCAPE = '\u001b';

  private Lines() {}

  /**
   * A text as lines that are broken at spaces. A word that is wider than a line stays whole. What
   * makes colours has no width.
   *
   * @param indent of the lines after the first
   * @param width the columns of a line
   */
  public static List<String> wrapped(String text, String indent, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    int end = end(rest, width);
    while (end >= 0) {
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + rest.substring(end).stripLeading();
      end = end(rest, width);
    }
    lines.add(rest);
    return lines;
  }

  /**
   * A text as one line of nothing but what can be seen: what a broker, a file or an exception said
   * may have line ends in it, and what a terminal takes for a command.
   */
  public static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
  }

  /** A text's own lines, and those that are too wide broken, with what is left of them indented. */
  public static String fitted(String text, int width) {
    return text.lines()
        .flatMap(line -> wrapped(line, indent(line) + CONTINUED, width).stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /** How many columns a text takes. */
  static int width(String text) {
    return text.replaceAll(ESCAPE + "\\[\\d+m", "").length();
  }

  /** Where a line ends: the last space that fits, or else the first; -1 if all fits. */
  private static int end(String text, int width) {
    int end = -1;
    int column = 0;
    boolean isBehindWords = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ESCAPE) {
        i = Math.max(i, text.indexOf('m', i));
        continue;
      }
      if (text.charAt(i) != ' ') {
        isBehindWords = true;
      } else if (isBehindWords && (column <= width || end < 0)) {
        end = i;
      }
      column++;
    }
    return column > width && !text.substring(Math.max(0, end)).isBlank() ? end : -1;
  }
}
