package io.brokerbench.regression;

/**
 * How a metric changed, as the ratio of the candidate to the baseline: by Student's t on the
 * logarithms of fork means, since ratios are what is compared and speeds scatter by shares.
 *
 * @param ratio of the geometric means
 * @param low the lower end of the ratio's 95 % interval, of this metric taken alone
 * @param high the upper end
 * @param standardError of the ratio's logarithm, which the interval and p rest on
 * @param p of this metric taken alone, two-sided
 * @param holm the same, adjusted for all that was tested in the comparison: what counts
 */
public record Change(
    double ratio, double low, double high, double standardError, double p, double holm) {
  static final double CONFIDENCE = 0.95;

  static Change of(Contrast contrast, double holm) {
    double margin = contrast.margin(CONFIDENCE);
    return new Change(
        Math.exp(contrast.difference()),
        Math.exp(contrast.difference() - margin),
        Math.exp(contrast.difference() + margin),
        contrast.standardError(),
        contrast.p(),
        holm);
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
