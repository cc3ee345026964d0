package io.brokerbench.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How the logarithm of the ratio of two forks scatters, one of each side.
 *
 * <p>That of a table of rows is estimated together.
 *
 * <ul>
 *   <li>Sides of two runs are samples of their own: Welch's test.
 *   <li>Sides of one run are pairs of forks by rounds. The share of what a round seems to do to a
 *       pair that is taken away is estimated from all rows together: all of it where the machine
 *       drifts (the paired t-test), nothing where pairs have nothing in common. The fewer rows say
 *       so, the more the paired estimate counts beside: half if there is one row.
 *   <li>Each row borrows one degree of freedom from the others: the median of their variances
 *       counts as one more value, or the row's own if that is larger, since a noisy row beside a
 *       quiet one would be trusted too much. (G. K. Smyth, Linear models and empirical Bayes
 *       methods for assessing differential expression in microarray experiments, Statistical
 *       Applications in Genetics and Molecular Biology 3, 2004, who estimates how many; eight rows
 *       are too few for that.)
 * </ul>
 *
 * <p>Which of these hold their error was found by simulation ({@code SimulationTest}).
 *
 * @param variance of the logarithm
 * @param degreesOfFreedom of that estimate
 */
record Scatter(double variance, double degreesOfFreedom) {
  private static final double BORROWED = 1;

  /** Of the rows of a table, which are alike in what is measured. */
  static List<Scatter> of(List<Sides> rows, Blocking blocking) {
    List<Sides> paired =
        rows.stream().filter(row -> blocking != Blocking.NONE && row.isEven()).toList();
    double share = shareOfRounds(paired);
    return withBorrowed(
        rows.stream()
            .map(
                row ->
                    paired.contains(row)
                        ? mixed(row.paired(), row.paired(share), paired.size())
                        : row.unpaired())
            .toList());
  }

  /**
   * How much of what the sides of a pair have in common is the round's, by analysis of variance.
   */
  private static double shareOfRounds(List<Sides> paired) {
    double common = 0;
    double own = 0;
    for (Sides row : paired) {
      double[] squares = row.squares();
      common += squares[0];
      own += squares[1];
    }
    return common == 0 ? 0 : Math.max(0, 1 - own / common);
  }

  /** The share was estimated, and by few rows badly. */
  private static Scatter mixed(Scatter whole, Scatter estimated, int rows) {
    double weight = 1.0 / (rows + 1);
    double certain = 1.0 / rows;
    return new Scatter(
        weight * whole.variance + (1 - weight) * estimated.variance,
        certain * whole.degreesOfFreedom + (1 - certain) * estimated.degreesOfFreedom);
  }

  private static List<Scatter> withBorrowed(List<Scatter> own) {
    if (own.size() < 2) {
      return own;
    }
    List<Scatter> all = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      int row = i;
      double[] others =
          IntStream.range(0, own.size())
              .filter(other -> other != row)
              .mapToDouble(other -> own.get(other).variance)
              .toArray();
      all.add(own.get(i).and(Math.max(own.get(i).variance, StatUtils.percentile(others, 50))));
    }
    return all;
  }

  private Scatter and(double borrowed) {
    double freedom = degreesOfFreedom + BORROWED;
    return new Scatter((degreesOfFreedom * variance + BORROWED * borrowed) / freedom, freedom);
  }

  /** The coefficient of variation of one fork, about. */
  double ofOneFork() {
    return Math.sqrt(variance / 2);
  }
}
