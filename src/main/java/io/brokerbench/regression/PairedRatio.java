package io.brokerbench.regression;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How two sides that were measured in pairs compare: the ratio of their geometric means, with its
 * 95 % interval by Student's t on the logarithms of the pairs' ratios. What both halves of a pair
 * share, such as a busy minute of the machine, drops out.
 *
 * @param first the first side's geometric mean
 * @param second the second side's
 * @param low the lower end of the ratio's interval
 * @param high the upper end
 * @param scatter the standard deviation of the logarithms of the pairs' ratios
 */
public record PairedRatio(double first, double second, double low, double high, double scatter) {
  /** With fewer pairs, there is no interval worth having. */
  public static final int FEWEST_PAIRS = 3;

  private static final double UPPER_END = 0.975;
  private static final int MOST_PAIRS = 1_000;

  /**
   * Of two sides, pair by pair.
   *
   * @param first positive values, at least {@link #FEWEST_PAIRS}
   * @param second as many
   */
  public static PairedRatio of(double[] first, double[] second) {
    if (first.length != second.length || first.length < FEWEST_PAIRS) {
      throw new IllegalArgumentException(
          "At least " + FEWEST_PAIRS + " pairs, not " + first.length + " and " + second.length);
    }
    double[] logs = new double[first.length];
    Arrays.setAll(logs, i -> Math.log(second[i] / first[i]));
    double mean = StatUtils.mean(logs);
    double scatter = Math.sqrt(StatUtils.variance(logs));
    double margin = margin(scatter, logs.length);
    return new PairedRatio(
        StatUtils.geometricMean(first),
        StatUtils.geometricMean(second),
        Math.exp(mean - margin),
        Math.exp(mean + margin),
        scatter);
  }

  /** The second side relative to the first. */
  public double ratio() {
    return second / first;
  }

  /**
   * About how many such pairs it takes for an interval that doesn't reach a bound, if the ratio is
   * as it was found; 1,000 if that isn't enough.
   */
  public int pairsToTellFrom(double bound) {
    double distance = Math.abs(Math.log(bound / ratio()));
    int pairs = FEWEST_PAIRS;
    while (pairs < MOST_PAIRS && margin(scatter, pairs) >= distance) {
      pairs++;
    }
    return pairs;
  }

  private static double margin(double scatter, int pairs) {
    double t = TDistribution.of(pairs - 1.0).inverseCumulativeProbability(UPPER_END);
    return t * scatter / Math.sqrt(pairs);
  }
}
