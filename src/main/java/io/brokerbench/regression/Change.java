package io.brokerbench.regression;

import java.util.OptionalDouble;

/**
 * How a metric changed, as the ratio of the candidate to the baseline: by Welch's test on the
 * logarithms of fork means, since ratios are what is compared and speeds scatter by shares.
 *
 * @param ratio of the geometric means
 * @param low the lower end of the ratio's 95 % interval, of this metric taken alone
 * @param high the upper end
 * @param p of this metric taken alone, two-sided
 * @param holm the same, adjusted for all that was tested in the comparison: what counts
 * @param permutation the exact permutation test's, taken alone: a cross-check that knows nothing of
 *     normality, and can't be small with few forks (0.1 with 3 a side, 0.008 with 5); empty where
 *     there are too many forks to try all permutations
 */
public record Change(
    double ratio, double low, double high, double p, double holm, OptionalDouble permutation) {
  private static final double CONFIDENCE = 0.95;

  static Change of(Welch welch, double holm, OptionalDouble permutation) {
    double margin = welch.margin(CONFIDENCE);
    return new Change(
        Math.exp(welch.difference()),
        Math.exp(welch.difference() - margin),
        Math.exp(welch.difference() + margin),
        welch.p(),
        holm,
        permutation);
  }

  /** How far from no change, as a share. */
  double size() {
    return Math.abs(ratio - 1);
  }

  boolean isFall() {
    return ratio < 1;
  }

  boolean isWorse(Direction direction) {
    return direction == Direction.HIGHER ? isFall() : ratio > 1;
  }

  boolean liesWithin(double threshold) {
    return low > 1 - threshold && high < 1 + threshold;
  }
}
