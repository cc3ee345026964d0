package io.brokerbench.console;

import java.time.Duration;
import java.util.Locale;

/** Writes durations for people. */
public final class DurationText {
  private DurationText() {}

  /** To the second, as in "1 h 02 min", "3 min 05 s", "7 s"; a negative one is 0 s. */
  public static String of(Duration duration) {
    long seconds = Math.max(0, duration.plusMillis(500).toSeconds());
    if (seconds >= 3600) {
      return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
    return seconds >= 60
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : seconds + " s";
  }
}
