package io.brokerbench.regression;

import java.util.OptionalInt;

/**
 * What data like this can show, with a probability of 80 % and adjusted for all that is tested.
 *
 * @param smallestChange to the worse, as a share: 0.12 is 12 %
 * @param forksNeeded for a change as large as the threshold, on each side; empty if more than a
 *     thousand
 */
public record Sensitivity(double smallestChange, OptionalInt forksNeeded) {
  static Sensitivity of(Contrast contrast, Direction direction, double threshold, int tests) {
    double alpha = Rules.ALPHA / tests;
    double detectable = contrast.detectable(alpha, Rules.POWER);
    double worse =
        direction == Direction.HIGHER ? -Math.expm1(-detectable) : Math.expm1(detectable);
    return new Sensitivity(
        Math.max(threshold, worse),
        contrast.forksToFind(Math.log1p(threshold), alpha, Rules.POWER));
  }
}
