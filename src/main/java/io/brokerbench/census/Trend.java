package io.brokerbench.census;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How much more of something there is after each cycle: the slope of the line that fits samples
 * best, by least squares. What came once and stays gives no slope, however much it is.
 *
 * @param slope what a cycle adds; NaN if nothing can be told
 * @param margin half the width of the slope's 95 % confidence interval, by Student's t and as if
 *     samples scattered about the line independently and normally; NaN if nothing can be told
 * @param samples how many there were
 */
public record Trend(double slope, double margin, long samples) {
  /** The fewest that tell a slope: the interval of three is 13 standard errors wide each way. */
  public static final int FEWEST_SAMPLES = 4;

  /** The trend of what was left (y) after so many cycles (x). */
  static Trend of(SimpleRegression samples) {
    return samples.getN() < FEWEST_SAMPLES
        ? new Trend(Double.NaN, Double.NaN, samples.getN())
        : new Trend(samples.getSlope(), samples.getSlopeConfidenceInterval(), samples.getN());
  }

  /** Whether there were enough samples, and cycles between them. */
  public boolean isKnown() {
    return Double.isFinite(slope) && Double.isFinite(margin);
  }

  /** The lower end of the interval. */
  public double lower() {
    return slope - margin;
  }

  /** The upper end of the interval. */
  public double upper() {
    return slope + margin;
  }
}
