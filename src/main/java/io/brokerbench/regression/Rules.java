package io.brokerbench.regression;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What verdicts rest on.
 *
 * @param threshold the smallest change that matters, as a share: 0.05 is 5 %
 * @param noiseFloor what equal sides differ by beyond the scatter of forks
 * @param metrics which metrics of a row to judge, by their names
 * @param blocking how the forks of both sides belong together
 */
public record Rules(
    double threshold,
    NoiseFloor noiseFloor,
    BiPredicate<RowKey, String> metrics,
    Blocking blocking) {
  /**
   * How often a comparison of two equal things may report a change: in 5 % of comparisons, however
   * many rows and metrics each has.
   */
  public static final double ALPHA = 0.05;

  /** The probability with which a change that could be shown would be shown. */
  static final double POWER = 0.8;

  /** Fewer forks have no verdict. */
  public static final int FEWEST_FORKS = 3;

  /** The smallest change that matters, if the user says nothing. */
  public static final double DEFAULT_THRESHOLD = 0.05;

  private static final Set<String> LATENCIES =
      Stream.of(LatencyKind.END_TO_END, LatencyKind.ACKNOWLEDGEMENT)
          .flatMap(kind -> Stream.of(Percentile.P50, Percentile.P99).map(kind::metric))
          .collect(Collectors.toUnmodifiableSet());

  /** As JMH calls the percentiles of its mode {@code sample}. */
  private static final Pattern SAMPLED = Pattern.compile("(?:.*[:·])?p0\\.(?:50|99)");

  /**
   * The score; and where a row has a given {@code rate}, the median and 99th percentile of
   * latencies. In a closed loop those follow from the score, and as tests of their own would only
   * make it harder to show anything. (J. D. C. Little, A proof for the queuing formula L = λW,
   * Operations Research 9, 1961.)
   */
  public static final BiPredicate<RowKey, String> DEFAULT_METRICS =
      (row, metric) ->
          metric.equals(JmhRow.SCORE)
              || (row.isOpenLoop()
                  && (LATENCIES.contains(metric) || SAMPLED.matcher(metric).matches()));

  /** The rules without a user's wishes. */
  public static final Rules DEFAULT =
      new Rules(DEFAULT_THRESHOLD, NoiseFloor.UNKNOWN, DEFAULT_METRICS, Blocking.NONE);

  /** Rules for two runs, and for metrics of these names whatever the row. */
  public Rules(double threshold, NoiseFloor noiseFloor, Predicate<String> metrics) {
    this(threshold, noiseFloor, (row, metric) -> metrics.test(metric), Blocking.NONE);
  }

  /** These rules for forks that belong together so. */
  public Rules with(Blocking other) {
    return new Rules(threshold, noiseFloor, metrics, other);
  }
}
