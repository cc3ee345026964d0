package io.brokerbench.runin;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Tells whether a series of stretches has become steady: its last third is like the third before.
 *
 * <p>That windows are to be like the windows before them, by a stated criterion and not by a guess,
 * is from A. Georges, D. Buytaert and L. Eeckhout, Statistically rigorous Java performance
 * evaluation, OOPSLA 2007; that what is looked back at grows with the time passed is ours: a JVM's
 * rate stands still for seconds between one compilation and the next, and the later it is the
 * longer.
 */
final class SteadyState {
  /** What thirds may differ by. */
  static final double TOLERANCE = 0.05;

  /** The smallest third. */
  static final int FEWEST = 8;

  private SteadyState() {}

  /**
   * Whether the means of the two thirds, on a logarithmic scale, differ by no more than {@link
   * #TOLERANCE}, or than half the standard error of their difference: single stretches scatter,
   * those of a percentile by half.
   *
   * @param values of all stretches so far, positive
   */
  static boolean isReached(List<Double> values) {
    int size = Math.max(FEWEST, values.size() / 3);
    if (values.size() < 2 * size) {
      return false;
    }
    double[] logarithms = values.stream().mapToDouble(Math::log).toArray();
    int middle = logarithms.length - size;
    double change =
        StatUtils.mean(logarithms, middle, size) - StatUtils.mean(logarithms, middle - size, size);
    double error =
        Math.sqrt(
            (StatUtils.variance(logarithms, middle, size)
                    + StatUtils.variance(logarithms, middle - size, size))
                / size);
    return Math.abs(change) <= Math.max(Math.log1p(TOLERANCE), error / 2);
  }

  /** The mean of the last third, which is the steady value if it was reached. */
  static double last(List<Double> values) {
    int size = Math.min(values.size(), Math.max(FEWEST, values.size() / 3));
    return values.subList(values.size() - size, values.size()).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }
}
