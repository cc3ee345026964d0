package io.brokerbench.regression;

import io.brokerbench.results.RowKey;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What verdicts rest on.
 *
 * @param threshold the smallest change that matters, as a share: 0.05 is 5 %
 * @param noiseFloor changes that are none, whatever the threshold
 * @param metrics names of the metrics to judge
 */
public record Rules(double threshold, NoiseFloor noiseFloor, Predicate<String> metrics) {
  /**
   * How often a comparison of two equal things may report a change: in 5 % of comparisons, however
   * many rows and metrics each has.
   */
  public static final double ALPHA = 0.05;

  /** The probability with which a change that could be shown would be shown. */
  static final double POWER = 0.8;

  /** The coefficient of variation, or distance from the median, above which a metric is noisy. */
  static final double NOISY = 0.2;

  /** Fewer forks have no verdict. */
  public static final int FEWEST_FORKS = 3;

  /** Fewer iterations have no halves to compare. */
  static final int FEWEST_ITERATIONS = 4;

  /** The smallest change that matters, if the user says nothing. */
  public static final double DEFAULT_THRESHOLD = 0.05;

  /**
   * The score, and the median and 99th percentile of latencies: the suite's, and in mode sample
   * JMH's.
   */
  public static final Pattern DEFAULT_METRICS =
      Pattern.compile("score|(?:e2e|ack)\\.p(?:50|99)|(?:.*[:·])?p0\\.(?:50|99)");

  /** The rules without a user's wishes. */
  public static final Rules DEFAULT =
      new Rules(DEFAULT_THRESHOLD, NoiseFloor.UNKNOWN, DEFAULT_METRICS.asMatchPredicate());

  /** What a change of a metric of a row is held against. */
  Threshold threshold(RowKey row, String metric) {
    return new Threshold(threshold, noiseFloor.of(row, metric));
  }
}
