package io.brokerbench.request;

import io.brokerbench.console.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a message may take end to end, at the 99th percentile.
 *
 * @param p99Micros in microseconds, at most
 * @param text as its user gave it
 */
public record LatencyGoal(double p99Micros, String text) {
  private static final double LOWEST = 10;
  private static final double HIGHEST = 60_000_000;
  private static final String ALLOWED =
      "a latency from 10us to 60s, a number and its unit, us, ms or s, as in 10ms or 2.5ms.";

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s)");

  /**
   * Reads {@code 500us}, {@code 2.5ms} or {@code 1s}.
   *
   * @param text what was given; null if nothing was
   * @throws UsageException if it is missing, written otherwise, or out of range
   */
  public static LatencyGoal parse(@Nullable String text) {
    if (text == null) {
      throw new UsageException("saturate needs --p99, its goal: " + ALLOWED);
    }
    Matcher form = FORM.matcher(text);
    double micros = form.matches() ? Double.parseDouble(form.group(1)) * unit(form.group(2)) : 0;
    if (micros < LOWEST || micros > HIGHEST) {
      throw new UsageException("--p99 " + text + ": the goal is " + ALLOWED);
    }
    return new LatencyGoal(micros, text);
  }

  private static double unit(String name) {
    return switch (name) {
      case "us" -> 1;
      case "ms" -> 1_000;
      default -> 1_000_000;
    };
  }
}
