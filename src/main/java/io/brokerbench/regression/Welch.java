package io.brokerbench.regression;

import java.util.OptionalInt;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * Welch's t-test of the difference of two means, which doesn't take for granted that both sides
 * scatter alike. (B. L. Welch, The generalization of "Student's" problem when several different
 * population variances are involved, Biometrika 34, 1947.)
 *
 * @param difference of the means, the second less the first
 * @param standardError of the difference
 * @param degreesOfFreedom by Welch and Satterthwaite; infinite if nothing scatters
 * @param p two-sided
 */
record Welch(double difference, double standardError, double degreesOfFreedom, double p) {
  private static final TTest TEST = TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC);

  /** Less than this is rounding: such values are all the same. */
  private static final double NOTHING = 1e-12;

  private static final int MOST_VALUES = 1_000;

  /** Of samples of two values at least. */
  static Welch of(double[] first, double[] second) {
    double difference = StatUtils.mean(second) - StatUtils.mean(first);
    double standardError =
        Math.sqrt(
            StatUtils.variance(first) / first.length + StatUtils.variance(second) / second.length);
    if (standardError < NOTHING) {
      double p = Math.abs(difference) < NOTHING ? 1 : 0;
      return new Welch(difference, 0, Double.POSITIVE_INFINITY, p);
    }
    TTest.Result test = TEST.test(second, first);
    return new Welch(difference, standardError, test.getDegreesOfFreedom(), test.getPValue());
  }

  /** Half the width of the interval that holds the difference with this probability. */
  double margin(double confidence) {
    return standardError == 0 ? 0 : standardError * quantile((1 + confidence) / 2);
  }

  /**
   * The smallest difference that a test at this level would have found with this probability.
   *
   * @param alpha two-sided
   */
  double detectable(double alpha, double power) {
    return standardError == 0 ? 0 : standardError * (quantile(1 - alpha / 2) + quantile(power));
  }

  private double quantile(double probability) {
    return quantile(degreesOfFreedom, probability);
  }

  private static double quantile(double degreesOfFreedom, double probability) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
  }

  /**
   * How many values a side would be needed to find a difference, if they scatter as these do; empty
   * if more than a thousand.
   */
  static OptionalInt valuesToFind(
      double difference, double[] first, double[] second, double alpha, double power) {
    double one = StatUtils.variance(first);
    double other = StatUtils.variance(second);
    double freedomOfEach = (one + other) * (one + other) / (one * one + other * other);
    int tooFew = Rules.FEWEST_FORKS - 1;
    int enough = MOST_VALUES + 1;
    while (enough - tooFew > 1) {
      int n = (tooFew + enough) / 2;
      double df = (n - 1) * freedomOfEach;
      double quantiles = quantile(df, 1 - alpha / 2) + quantile(df, power);
      if (Math.sqrt((one + other) / n) * quantiles <= difference) {
        enough = n;
      } else {
        tooFew = n;
      }
    }
    return enough > MOST_VALUES ? OptionalInt.empty() : OptionalInt.of(enough);
  }
}
