package io.brokerbench.report;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal. */
public final class Lines {
  /** As many columns as a line may have. */
  public static final int WIDTH = 100;

  private Lines() {}

  /**
   * A text as lines that are broken at spaces, if it is wider than a terminal. What makes colours
   * has no width.
   *
   * @param indent of the lines after the first
   */
  public static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (colourless(rest).length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > WIDTH / 2) {
      int end = rest.lastIndexOf(' ', WIDTH);
      lines.add(rest.substring(0, end));
      rest = indent + rest.substring(end + 1);
    }
    lines.add(rest);
    return lines;
  }

  private static String colourless(String text) {
    return text.replaceAll("\u001b\\[\\d+m", "");
  }
}
