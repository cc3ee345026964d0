package io.brokerbench.scenario;

import java.util.stream.DoubleStream;

/**
 * Whether values rise, and how fast, by rules that a minority of high values doesn't move: the test
 * of Mann and Kendall, and the slope by Theil and Sen, which is the median of the slopes of all
 * pairs. (H. Mann, Nonparametric tests against trend, Econometrica 13, 1945; P. Sen, Estimates of
 * the regression coefficient based on Kendall's tau, Journal of the American Statistical
 * Association 63, 1968.)
 *
 * @param isRise whether values without a trend would rise so once in a thousand times at most
 * @param slope from one value to the next; NaN if there are too few
 */
record MonotoneTrend(boolean isRise, double slope) {
  private static final int FEWEST_VALUES = 10;

  /** The quantile of the normal distribution at 99.9 %. */
  private static final double SIGNIFICANT = 3.09;

  /** The trend of values at equal distances; NaN for one that isn't known. */
  static MonotoneTrend of(double[] values) {
    double[] slopes = slopes(values);
    double known = DoubleStream.of(values).filter(value -> !Double.isNaN(value)).count();
    if (known < FEWEST_VALUES) {
      return new MonotoneTrend(false, Double.NaN);
    }
    double rises = DoubleStream.of(slopes).map(Math::signum).sum();
    double deviation = Math.sqrt(known * (known - 1) * (2 * known + 5) / 18);
    return new MonotoneTrend((rises - 1) / deviation > SIGNIFICANT, slopes[slopes.length / 2]);
  }

  /** Of all pairs, in ascending order. */
  private static double[] slopes(double[] values) {
    DoubleStream.Builder slopes = DoubleStream.builder();
    for (int later = 1; later < values.length; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        slopes.add((values[later] - values[earlier]) / (later - earlier));
      }
    }
    return slopes.build().filter(slope -> !Double.isNaN(slope)).sorted().toArray();
  }
}
