package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric;
import java.util.List;
import java.util.Optional;

/**
 * The mean of a metric's forks, with its 95 % interval: by Student's t on their logarithms, as
 * comparisons have it.
 *
 * @param mean the geometric mean
 * @param low the lower end of the interval
 * @param high the upper end
 */
public record Estimate(double mean, double low, double high) {
  /** Of a metric; empty where that says nothing: of fewer than three forks, or without ratios. */
  public static Optional<Estimate> of(JmhMetric metric) {
    Forks forks = Forks.of(metric);
    if (forks.count() < Rules.FEWEST_FORKS || !forks.havePositiveValues()) {
      return Optional.empty();
    }
    double mean = forks.geometricMean();
    double factor = 1 + Pilot.of(List.of(forks.values())).margin(forks.count());
    return Optional.of(new Estimate(mean, mean / factor, mean * factor));
  }
}
