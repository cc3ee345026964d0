package io.brokerbench.runin;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a run-in went.
 *
 * @param seconds when each stretch ended, from the first one's begin
 * @param values what each came to
 * @param unit of the values: {@code ops/s}, which are messages a second, or {@code us} for the 99th
 *     percentile of an open loop's latencies
 * @param steady whether it was steady at its end; null if nobody asked
 */
public record RunInCurve(
    List<Double> seconds, List<Double> values, String unit, @Nullable Boolean steady)
    implements Serializable {
  /** The unit of rates. */
  public static final String RATE = "ops/s";

  /** The unit of latencies. */
  public static final String LATENCY = "us";

  private static final int FIFTHS = 5;

  public RunInCurve {
    seconds = List.copyOf(seconds);
    values = List.copyOf(values);
  }

  /** How long it took. */
  public double length() {
    return seconds.isEmpty() ? 0 : seconds.get(seconds.size() - 1);
  }

  /**
   * What its last fifth came to, relative to the fifth before; 1 if there are too few stretches to
   * tell.
   */
  public double lastChange() {
    int fifth = values.size() / FIFTHS;
    int end = values.size();
    return fifth == 0
        ? 1
        : mean(values.subList(end - fifth, end))
            / mean(values.subList(end - 2 * fifth, end - fifth));
  }

  private static double mean(List<Double> of) {
    return of.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }

  /** Whether it ended because of its cap. */
  public boolean isCutShort() {
    return Boolean.FALSE.equals(steady);
  }

  /** The mean of its last third. */
  public double last() {
    return SteadyState.last(values);
  }

  /**
   * When the rate first was at least this share of what it was at the end, which is not steady if
   * the run-in was cut short; empty of latencies.
   */
  public OptionalDouble secondsTo(double share) {
    if (!RATE.equals(unit)) {
      return OptionalDouble.empty();
    }
    double enough = share * last();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) >= enough) {
        return OptionalDouble.of(seconds.get(i));
      }
    }
    return OptionalDouble.empty();
  }
}
