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
 * @param value JMH's; NaN if it has none
 * @param unit JMH's
 * @param low the lower end of the 95 % interval of the mean over forks; null if there is none
 * @param high the upper end
 * @param forks the mean of each fork's iterations
 */
public record Quantity(
    double value, String unit, @Nullable Double low, @Nullable Double high, List<Double> forks) {
  public Quantity {
    forks = List.copyOf(forks);
  }

  /** What all forks together have, and no fork has by itself. */
  static Quantity withoutInterval(JmhMetric metric) {
    return new Quantity(metric.score(), metric.unit(), null, null, List.of());
  }

  /** A metric as JMH has it. */
  static Quantity of(JmhMetric metric) {
    List<Double> forks = new ArrayList<>();
    metric.forks().forEach(fork -> forks.add(fork.value()));
    Optional<Estimate> estimate = Estimate.of(metric);
    return new Quantity(
        metric.score(),
        metric.unit(),
        estimate.map(Estimate::low).orElse(null),
        estimate.map(Estimate::high).orElse(null),
        forks);
  }
}
