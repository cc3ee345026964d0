package io.brokerbench.results;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * A metric's unit as JMH names it, taken apart at its time: {@code ops/ms}, {@code us/op} or {@code
 * ms}.
 *
 * @param kind what values are of, with {@code T} for the time; units of one kind can be converted
 * @param nanos how long the time is
 */
record MetricUnit(String kind, long nanos) {
  private static final String RATE = "ops/";
  private static final String COST = "/op";
  private static final String TIME = "T";

  /** By the names of JMH's {@code -tu}. */
  private static final Map<String, TimeUnit> TIMES =
      Map.of(
          "ns", TimeUnit.NANOSECONDS,
          "us", TimeUnit.MICROSECONDS,
          "ms", TimeUnit.MILLISECONDS,
          "s", TimeUnit.SECONDS,
          "min", TimeUnit.MINUTES,
          "hr", TimeUnit.HOURS,
          "day", TimeUnit.DAYS);

  /** One without a time is of its own kind alone. */
  static MetricUnit of(String name) {
    String before = name.startsWith(RATE) ? RATE : "";
    String after = before.isEmpty() && name.endsWith(COST) ? COST : "";
    TimeUnit time = TIMES.get(name.substring(before.length(), name.length() - after.length()));
    return time == null
        ? new MetricUnit(name, 1)
        : new MetricUnit(before + TIME + after, time.toNanos(1));
  }

  /** What a value is to be multiplied by to be in the other unit; empty if it can't be in it. */
  OptionalDouble factorTo(MetricUnit other) {
    if (!kind.equals(other.kind)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        isRate() ? (double) other.nanos / nanos : (double) nanos / other.nanos);
  }

  /** Whether a score of this mode can't be in it: operations a time, or the time of one. */
  boolean contradicts(String mode) {
    return mode.equals("thrpt") ? kind.endsWith(COST) : isRate();
  }

  /** Whether it has a time that another can take the place of. */
  boolean hasTime() {
    return kind.equals(TIME) || kind.equals(RATE + TIME) || kind.equals(TIME + COST);
  }

  boolean isRate() {
    return kind.startsWith(RATE);
  }
}
