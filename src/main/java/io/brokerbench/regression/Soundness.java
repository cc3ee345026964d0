package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import java.util.List;
import java.util.Optional;

/**
 * Whether a row may be believed, looked at by itself.
 *
 * @param faults why not; empty if nothing is known against it
 * @param noise what makes its forks no sample of one thing, by the rule of {@link Steadiness};
 *     empty if nothing does
 */
public record Soundness(List<String> faults, Optional<String> noise) {
  public Soundness {
    faults = List.copyOf(faults);
  }

  /** Of a row, and the forks of one of its metrics. */
  public static Soundness of(JmhRow row, String metric) {
    return new Soundness(
        Validity.faults(row),
        Optional.ofNullable(row.metrics().get(metric))
            .flatMap(measured -> noise(measured, metric.equals(JmhRow.SCORE))));
  }

  private static Optional<String> noise(JmhMetric metric, boolean score) {
    Forks forks = Forks.of(metric);
    return forks.count() == 0 || !forks.havePositiveValues()
        ? Optional.empty()
        : new Steadiness(forks, score, Rules.DEFAULT_THRESHOLD).fault();
  }
}
