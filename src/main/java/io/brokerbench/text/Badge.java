package io.brokerbench.text;

import io.brokerbench.text.Style.Colour;
import java.util.List;

/**
 * What has to be known of a row before its numbers are.
 *
 * @param level how bad it is
 * @param text in a word or two
 * @param reasons a sentence each
 */
public record Badge(Level level, String text, List<String> reasons) {
  /** The text of a badge of a row whose latencies its sender makes. */
  public static final String CLIENT_BOUND = "CLIENT-BOUND";

  /** The text of a badge of a row in whose forks the machine had something else to do. */
  public static final String BUSY_MACHINE = "BUSY MACHINE";

  public Badge {
    reasons = List.copyOf(reasons);
  }

  /** Its text, and its reasons unless all is well. */
  public String inWords() {
    return level == Level.GOOD || reasons.isEmpty()
        ? text
        : text + " (" + String.join("; ", reasons) + ")";
  }

  /** What a badge means for the row's numbers. */
  public enum Level {
    /** They may be believed. */
    GOOD(Colour.GREEN),
    /** They may be believed as far as the badge says. */
    WARNING(Colour.YELLOW),
    /** They may not be believed, or there are none. */
    BAD(Colour.RED);

    private final Colour colour;

    Level(Colour colour) {
      this.colour = colour;
    }

    /** What it is on a terminal. */
    Colour colour() {
      return colour;
    }
  }
}
