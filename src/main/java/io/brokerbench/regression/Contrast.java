package io.brokerbench.regression;

import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference of two sides' means, and what is known of its error.
 *
 * @param difference of the logarithms, the candidate's less the baseline's
 * @param scatter of a pair of forks
 * @param pairs by how many pairs' worth of forks it was found
 * @param between what equal sides differ by besides
 */
record Contrast(double difference, Scatter scatter, double pairs, BetweenSides between) {
  /** Less than this is rounding: such values are all the same. */
  private static final double NOTHING = 1e-12;

  private static final int MOST_FORKS = 1_000;

  /** Of two samples by themselves: Welch's test. (B. L. Welch, Biometrika 34, 1947.) */
  static Contrast of(double[] first, double[] second) {
    Sides sides = new Sides(first, second);
    Scatter scatter = Scatter.of(List.of(sides), Blocking.NONE).get(0);
    return new Contrast(sides.difference(), scatter, sides.pairs(), BetweenSides.NOTHING);
  }

  double standardError() {
    return standardError(pairs);
  }

  private double standardError(double forks) {
    return Math.sqrt(scatter.variance() / forks + between.variance());
  }

  /** By Satterthwaite, where the error has two sources. */
  double degreesOfFreedom() {
    return degreesOfFreedom(pairs);
  }

  private double degreesOfFreedom(double forks) {
    double ofForks = scatter.degreesOfFreedom() * (forks - 1) / (pairs - 1);
    if (between.variance() == 0) {
      return ofForks;
    }
    double within = scatter.variance() / forks;
    double all = within + between.variance();
    return all
        * all
        / (within * within / ofForks
            + between.variance() * between.variance() / between.degreesOfFreedom());
  }

  /** Two-sided. */
  double p() {
    if (standardError() < NOTHING) {
      return Math.abs(difference) < NOTHING ? 1 : 0;
    }
    return 2
        * TDistribution.of(degreesOfFreedom())
            .survivalProbability(Math.abs(difference) / standardError());
  }

  /** Half the width of the interval that holds the difference with this probability. */
  double margin(double confidence) {
    return standardError() < NOTHING ? 0 : standardError() * quantile(pairs, (1 + confidence) / 2);
  }

  /**
   * The smallest difference that a test at this level would have found with this probability.
   *
   * @param alpha two-sided
   */
  double detectable(double alpha, double power) {
    return standardError() < NOTHING ? 0 : toFind(pairs, alpha, power);
  }

  private double toFind(double forks, double alpha, double power) {
    return standardError(forks) * (quantile(forks, 1 - alpha / 2) + quantile(forks, power));
  }

  private double quantile(double forks, double probability) {
    return TDistribution.of(degreesOfFreedom(forks)).inverseCumulativeProbability(probability);
  }

  /**
   * How many forks a side would be needed to find a difference, if they scatter as these do; empty
   * if more than a thousand. With a power of a half, that is how many make an interval so wide to
   * either side.
   */
  OptionalInt forksToFind(double wanted, double alpha, double power) {
    int tooFew = Rules.FEWEST_FORKS - 1;
    int enough = MOST_FORKS + 1;
    while (enough - tooFew > 1) {
      int n = (tooFew + enough) / 2;
      if (toFind(n, alpha, power) <= wanted) {
        enough = n;
      } else {
        tooFew = n;
      }
    }
    return enough > MOST_FORKS ? OptionalInt.empty() : OptionalInt.of(enough);
  }
}
