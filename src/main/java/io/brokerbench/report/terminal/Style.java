package io.brokerbench.report.terminal;

import java.nio.charset.Charset;

/**
 * What a terminal can show.
 *
 * @param colours whether it has colours, and its user wants them
 * @param blocks whether it has block characters; bars are ASCII otherwise
 */
public record Style(boolean colours, boolean blocks) {
  private static final String FULL = "█";

  /** From an eighth to seven. */
  private static final String EIGHTHS = "▏▎▍▌▋▊▉";

  private static final int PARTS = 8;
  private static final String PLAIN = "#";

  /** A colour, by the number that terminals know it by. */
  enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33),
    BLUE(34),
    MAGENTA(35),
    CYAN(36);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  /** What can be shown in a charset. */
  public static Style of(boolean colours, Charset charset) {
    return new Style(
        colours, charset.canEncode() && charset.newEncoder().canEncode(FULL + EIGHTHS));
  }

  String coloured(Colour colour, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
  }

  /**
   * A bar.
   *
   * @param share of the longest, 0 to 1; something is drawn of all that is above 0
   * @param width columns of the longest
   */
  String bar(double share, int width) {
    if (!blocks) {
      return PLAIN.repeat((int) Math.max(share > 0 ? 1 : 0, Math.round(share * width)));
    }
    int eighths = (int) Math.max(share > 0 ? 1 : 0, Math.round(share * width * PARTS));
    int rest = eighths % PARTS;
    return FULL.repeat(eighths / PARTS) + (rest == 0 ? "" : EIGHTHS.substring(rest - 1, rest));
  }
}
