package io.brokerbench.regression;

import java.util.Iterator;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The exact permutation test of two means, which takes nothing for granted but that under no change
 * each fork might as well have been on the other side. (R. A. Fisher, The Design of Experiments,
 * 1935; E. J. G. Pitman, Significance tests which may be applied to samples from any populations,
 * 1937.)
 */
final class Permutation {
  /** Ten forks a side; more would take long, and need no cross-check. */
  private static final double MOST_SPLITS = 200_000;

  private Permutation() {}

  /**
   * The share of all ways to split the values in two groups of these sizes whose means are at least
   * as far apart, on either side; empty if there are too many ways to try.
   */
  static OptionalDouble p(double[] one, double[] other) {
    double[] all = DoubleStream.concat(DoubleStream.of(one), DoubleStream.of(other)).toArray();
    if (CombinatoricsUtils.binomialCoefficientDouble(all.length, one.length) > MOST_SPLITS) {
      return OptionalDouble.empty();
    }
    double sum = DoubleStream.of(all).sum();
    double scale = DoubleStream.of(all).map(Math::abs).max().orElse(0);
    // Sums of the same values in another order differ in their last digits.
    double least = distance(DoubleStream.of(one).sum(), one.length, sum, other.length);
    least -= 1e-10 * scale;
    long splits = 0;
    long asFar = 0;
    Iterator<int[]> groups = CombinatoricsUtils.combinationsIterator(all.length, one.length);
    while (groups.hasNext()) {
      double group = 0;
      for (int index : groups.next()) {
        group += all[index];
      }
      splits++;
      asFar += distance(group, one.length, sum, other.length) >= least ? 1 : 0;
    }
    return OptionalDouble.of((double) asFar / splits);
  }

  private static double distance(double group, int size, double sum, int otherSize) {
    return Math.abs(group / size - (sum - group) / otherSize);
  }
}
