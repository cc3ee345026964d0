package io.brokerbench.regression;

import org.apache.commons.math3.stat.StatUtils;

/** The samples of a metric's two sides, as logarithms, in the order of rounds. */
final class Sides {
  private final double[] baseline;
  private final double[] candidate;

  /** Of two values a side at least. */
  Sides(double[] baseline, double[] candidate) {
    this.baseline = baseline;
    this.candidate = candidate;
  }

  /** Whether each value has a counterpart. */
  boolean isEven() {
    return baseline.length == candidate.length;
  }

  /** The logarithm of the ratio of the candidate to the baseline. */
  double difference() {
    return StatUtils.mean(candidate) - StatUtils.mean(baseline);
  }

  /**
   * How many pairs of forks say as much as these: the harmonic mean of the sides' numbers, by which
   * the variance of one pair is to be divided for that of the difference.
   */
  double pairs() {
    return 2 / (1.0 / baseline.length + 1.0 / candidate.length);
  }

  /**
   * How a pair scatters if sides are samples of their own, with the degrees of freedom of Welch and
   * Satterthwaite.
   */
  Scatter unpaired() {
    double one = StatUtils.variance(baseline) / baseline.length;
    double other = StatUtils.variance(candidate) / candidate.length;
    double both = one + other;
    double freedom =
        both * both / (one * one / (baseline.length - 1) + other * other / (candidate.length - 1));
    return new Scatter(
        both * pairs(), both == 0 ? baseline.length + candidate.length - 2 : freedom);
  }

  /** How a pair scatters if what its round did to both is taken away: the paired t-test's. */
  Scatter paired() {
    return new Scatter(StatUtils.variance(along(candidate, baseline, -1)), baseline.length - 1);
  }

  /**
   * How a pair scatters if a share of what its round seems to have done to both is taken away.
   *
   * <p>Of what is left of a side, the expected square is the share {@code 1 - share / 2} of what it
   * scatters by, where the share is the one that least squares would have.
   */
  Scatter paired(double share) {
    double[] rounds = along(deviations(baseline), deviations(candidate), 1);
    double freedom = (baseline.length - 1) * (1 - share / 2);
    double one = StatUtils.sumSq(along(deviations(baseline), rounds, -share / 2)) / freedom;
    double other = StatUtils.sumSq(along(deviations(candidate), rounds, -share / 2)) / freedom;
    double both = one + other;
    double squares = one * one + other * other;
    return new Scatter(both, squares == 0 ? 2 * freedom : freedom * both * both / squares);
  }

  /** The squares of what both sides have in common, by rounds, and of what they haven't. */
  double[] squares() {
    double[] one = deviations(baseline);
    double[] other = deviations(candidate);
    return new double[] {
      StatUtils.sumSq(along(one, other, 1)) / 2, StatUtils.sumSq(along(one, other, -1)) / 2
    };
  }

  private static double[] deviations(double[] values) {
    double mean = StatUtils.mean(values);
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = values[i] - mean;
    }
    return deviations;
  }

  private static double[] along(double[] values, double[] others, double factor) {
    double[] sums = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      sums[i] = values[i] + factor * others[i];
    }
    return sums;
  }
}
