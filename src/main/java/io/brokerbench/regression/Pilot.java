package io.brokerbench.regression;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a few first forks say of how many it takes for an interval of a given width: Stein's
 * two-stage rule. The number of all forks depends on how the first ones scatter and on nothing that
 * comes later, and the interval goes on using their scatter. So its coverage is exact, while a run
 * that looked after each round and stopped as soon as the interval happened to be narrow would stop
 * too early. (C. Stein, A two-sample test for a linear hypothesis whose power is independent of the
 * variance, Annals of Mathematical Statistics 16, 1945.)
 *
 * <p>Values are taken on a logarithmic scale, as everywhere here, so widths are shares. Of two
 * sides it is their ratio that is to be precise, with degrees of freedom by Welch and
 * Satterthwaite, which makes the coverage approximate.
 *
 * @param forks how many first forks there are, of each side
 * @param variance of the value, or of the difference of the two sides
 * @param degreesOfFreedom of that variance
 */
public record Pilot(int forks, double variance, double degreesOfFreedom) {
  private static final double CONFIDENCE = 0.95;

  /**
   * Of one side, or of two that are compared.
   *
   * @param sides the first forks' values, positive, two at least; as many of each side
   */
  public static Pilot of(List<double[]> sides) {
    double[] variances =
        sides.stream().mapToDouble(side -> StatUtils.variance(logarithms(side))).toArray();
    int forks = sides.get(0).length;
    double variance = StatUtils.sum(variances);
    double freedom = variance * variance / StatUtils.sumSq(variances) * (forks - 1);
    return new Pilot(forks, variance, variance == 0 ? forks - 1 : freedom);
  }

  private static double[] logarithms(double[] values) {
    return DoubleStream.of(values).map(Math::log).toArray();
  }

  /** How many forks it takes, those of the pilot included, for a margin of so large a share. */
  public int forksFor(double share) {
    double width = quantile() / Math.log1p(share);
    return Math.max(forks, (int) Math.min(Integer.MAX_VALUE, Math.ceil(variance * width * width)));
  }

  /** Half the width of the 95 % interval after so many forks, as a share. */
  public double margin(int all) {
    return Math.expm1(quantile() * Math.sqrt(variance / all));
  }

  private double quantile() {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
  }
}
