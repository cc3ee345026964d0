package io.brokerbench.report;

import io.brokerbench.regression.Estimate;
import io.brokerbench.results.JmhMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a row, as it is shown.
 *
 * @param value JMH's, or of a percentile the mean of its forks; NaN if it has none
 * @param unit JMH's
 * @param low the lower end of the 95 % interval of the mean over forks; null if there is none
 * @param high the upper end
 * @param forks what each fork has
 */
public record Quantity(
    double value, String unit, @Nullable Double low, @Nullable Double high, List<Double> forks) {
  public Quantity {
    forks = List.copyOf(forks);
  }

  /**
   * A percentile as verdicts have it: the geometric mean of its forks, since stalls are the sample
   * and come by forks. If a fork can't tell it, or there are too few of them, it is that of all
   * messages, and has no interval.
   */
  static Quantity percentile(JmhMetric metric) {
    Optional<Estimate> estimate = Estimate.of(metric);
    return of(metric, estimate, estimate.map(Estimate::mean).orElse(metric.score()));
  }

  /** A metric as JMH has it. */
  static Quantity of(JmhMetric metric) {
    return of(metric, Estimate.of(metric), metric.score());
  }

  private static Quantity of(JmhMetric metric, Optional<Estimate> estimate, double value) {
    List<Double> forks = new ArrayList<>();
    metric.forks().forEach(fork -> forks.add(fork.value()));
    return new Quantity(
        value,
        metric.unit(),
        estimate.map(Estimate::low).orElse(null),
        estimate.map(Estimate::high).orElse(null),
        forks);
  }
}
