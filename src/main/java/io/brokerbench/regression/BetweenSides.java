package io.brokerbench.regression;

import io.brokerbench.results.EqualSides;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What equal sides differ by beyond how their forks scatter, as calibrations found it.
 *
 * <p>Of a calibration the squared logarithm of the sides' ratio is, on average, its sampling error
 * and what is between the sides besides; the mean of the excess estimates that, and is floored at
 * 0. What is between two whole runs shows in how the levels of calibrations scatter, likewise
 * beyond their sampling error, from two of the same suite on.
 *
 * @param variance of the logarithm of the sides' ratio; 0 if none was found, or nobody looked
 * @param degreesOfFreedom of that estimate: not more than there were calibrations
 */
public record BetweenSides(double variance, double degreesOfFreedom) {
  /** Nobody looked, or there is nothing. */
  public static final BetweenSides NOTHING = new BetweenSides(0, Double.POSITIVE_INFINITY);

  /**
   * Of the calibrations of one metric of a row.
   *
   * @param calibrations the oldest first; one at least
   * @param blocking that of the comparison: sides of one run share what is between runs
   */
  public static BetweenSides of(List<EqualSides> calibrations, Blocking blocking) {
    double excess = calibrations.stream().mapToDouble(BetweenSides::excess).average().orElse(0);
    BetweenSides within = excess > 0 ? new BetweenSides(excess, calibrations.size()) : NOTHING;
    return blocking == Blocking.NONE ? within.and(runs(calibrations)) : within;
  }

  private static double excess(EqualSides sides) {
    return square(sides.difference()) - square(sides.standardError());
  }

  /** Between two runs, which differ by twice the variance of one. */
  private static BetweenSides runs(List<EqualSides> calibrations) {
    String newest = calibrations.get(calibrations.size() - 1).suite();
    List<EqualSides> alike =
        calibrations.stream().filter(each -> each.suite().equals(newest)).toList();
    if (alike.size() < 2) {
      return NOTHING;
    }
    double variance = StatUtils.variance(alike.stream().mapToDouble(EqualSides::level).toArray());
    double sampling =
        alike.stream().mapToDouble(each -> square(each.standardError())).average().orElse(0) / 4;
    return variance > sampling
        ? new BetweenSides(2 * (variance - sampling), alike.size() - 1)
        : NOTHING;
  }

  private BetweenSides and(BetweenSides other) {
    double sum = variance + other.variance;
    return sum == 0
        ? NOTHING
        : new BetweenSides(
            sum,
            square(sum)
                / (square(variance) / degreesOfFreedom
                    + square(other.variance) / other.degreesOfFreedom));
  }

  BetweenSides greater(BetweenSides other) {
    return other.variance > variance ? other : this;
  }

  private static double square(double value) {
    return value * value;
  }
}
