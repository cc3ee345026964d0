package io.brokerbench.report;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal. */
public final class Lines {
  /** As many columns as a line may have. */
  public static final int WIDTH = 100;

  private Lines() {}

  /**
   * A text as lines that are broken at spaces, if it is wider than a terminal. A word that is wider
   * stays whole. What makes colours has no width.
   *
   * @param indent of the lines after the first
   */
  public static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    int end = lineEnd(rest);
    while (end >= 0) {
      lines.add(rest.substring(0, end));
      rest = indent + rest.substring(end + 1);
      end = lineEnd(rest);
    }
    lines.add(rest);
    return lines;
  }

  /** Where a line is broken; -1 if it fits, or there is no good place. */
  private static int lineEnd(String text) {
    int end = text.lastIndexOf(' ', WIDTH);
    // A break within the indent would leave as much as there was.
    boolean isBehindWords = end >= text.length() - text.stripLeading().length();
    return colourless(text).length() > WIDTH && end > WIDTH / 2 && isBehindWords ? end : -1;
  }

  private static String colourless(String text) {
    return text.replaceAll("\u001b\\[\\d+m", "");
  }
}
