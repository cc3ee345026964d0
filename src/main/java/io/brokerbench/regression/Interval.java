package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric;
import java.util.List;
import java.util.Optional;

/**
 * Where a metric's true value lies, with 95 % confidence: Student's interval on the logarithms of
 * its forks, about their geometric mean.
 *
 * @param low positive
 * @param high not less
 */
public record Interval(double low, double high) {
  /**
   * Of a metric; empty if it has fewer forks than a verdict needs, or one has no positive value.
   */
  public static Optional<Interval> of(JmhMetric metric) {
    Forks forks = Forks.of(metric);
    if (forks.count() < Rules.FEWEST_FORKS || !forks.havePositiveValues()) {
      return Optional.empty();
    }
    double factor = 1 + Pilot.of(List.of(forks.values())).margin(forks.count());
    double mean = forks.geometricMean();
    return Optional.of(new Interval(mean / factor, mean * factor));
  }

  /** So widened that it holds a value: JMH's score is an arithmetic mean, and rounding differs. */
  public Interval including(double value) {
    return new Interval(Math.min(low, value), Math.max(high, value));
  }
}
