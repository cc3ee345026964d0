package io.brokerbench.report;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds rows of an open loop whose latencies the sender makes, and not the broker. A latency counts
 * from when a message was due, so none is shorter than the sender was late, and no percentile is
 * less than that of the lateness: from half of it on, even a broker that answers at once would have
 * shown half of what is shown, and one that is twice as fast can't be told.
 */
final class ClientBound {
  /** The share of a latency from which on the sender makes it. */
  static final double BOUND = 0.5;

  private static final List<Percentile> LOOKED_AT =
      List.of(Percentile.P50, Percentile.P99, Percentile.P999);
  private static final double MICROS_PER_MILLI = 1e3;

  private ClientBound() {}

  /** The percentiles that the sender makes, a sentence each; empty if there is none. */
  static List<String> reasons(JmhRow row) {
    return LOOKED_AT.stream().flatMap(percentile -> reason(row, percentile)).toList();
  }

  private static Stream<String> reason(JmhRow row, Percentile percentile) {
    String label = percentile.label();
    double late = micros(row, LatencyKind.LATENESS.metric(percentile));
    double all = micros(row, LatencyKind.END_TO_END.metric(percentile));
    // Neither is so where one isn't known.
    return late > 0 && late >= BOUND * all
        ? Stream.of(
            String.format(
                Locale.ROOT,
                "the sender was %s ms late at %s, of the %s ms that e2e.%s has",
                Numbers.value(late / MICROS_PER_MILLI),
                label,
                Numbers.value(all / MICROS_PER_MILLI),
                label))
        : Stream.empty();
  }

  private static double micros(JmhRow row, String name) {
    JmhMetric metric = row.metrics().get(name);
    return metric == null ? Double.NaN : metric.score();
  }
}
