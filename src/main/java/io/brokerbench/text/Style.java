package io.brokerbench.text;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What a terminal can show.
 *
 * @param colours whether it has colours, and its user wants them
 * @param blocks whether it has block characters; bars are ASCII otherwise
 * @param width the columns of its lines
 */
public record Style(boolean colours, boolean blocks, int width) {
  /** Of what goes to a file. */
  public static final Style PLAIN_TEXT = new Style(false, false, Lines.WIDTH);

  private static final String FULL = "█";

  /** From an eighth to seven. */
  private static final String EIGHTHS = "▏▎▍▌▋▊▉";

  private static final int PARTS = 8;
  private static final String PLAIN = "#";

  /** A colour, by the number that terminals know it by. */
  public enum Colour {
    /** Of what is wrong. */
    RED(31),
    /** Of what is well. */
    GREEN(32),
    /** Of what has to be known. */
    YELLOW(33),
    /** Of nothing but one of several. */
    BLUE(34),
    /** Of nothing but one of several. */
    MAGENTA(35),
    /** Of nothing but one of several. */
    CYAN(36);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  /** What can be shown in a charset. */
  public static Style of(boolean colours, Charset charset, int width) {
    return new Style(
        colours, charset.canEncode() && charset.newEncoder().canEncode(FULL + EIGHTHS), width);
  }

  /** A text as lines that fit; {@code indent} is that of the lines after the first. */
  public List<String> wrapped(String text, String indent) {
    return Lines.wrapped(text, indent, width);
  }

  /** A text that others may have a word in, as lines that fit and are nothing but text. */
  public List<String> quoted(String text, String indent) {
    return wrapped(Lines.plain(text), indent);
  }

  /** A table as lines that fit, as far as its words are short enough. */
  public List<String> lines(Table table) {
    return new TextTable(table, this, false).lines();
  }

  /** A table as {@link #lines(Table)}, with its name in each row, as programs search for it. */
  public List<String> linesWithNames(Table table) {
    return new TextTable(table, this, true).lines();
  }

  /** A text in a colour, where there are colours. */
  public String coloured(Colour colour, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
  }

  /**
   * A bar.
   *
   * @param share of the longest, 0 to 1; something is drawn of all that is above 0
   * @param longest columns of the longest
   */
  public String bar(double share, int longest) {
    if (!blocks) {
      return PLAIN.repeat((int) Math.max(share > 0 ? 1 : 0, Math.round(share * longest)));
    }
    int eighths = (int) Math.max(share > 0 ? 1 : 0, Math.round(share * longest * PARTS));
    int rest = eighths % PARTS;
    return FULL.repeat(eighths / PARTS) + (rest == 0 ? "" : EIGHTHS.substring(rest - 1, rest));
  }
}
