package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import java.util.List;
import java.util.Optional;

/**
 * Whether a row may be believed, looked at by itself.
 *
 * @param faults why not; empty if nothing is known against it
 * @param remarks what else has to be known of its forks, by the rule of {@link Steadiness}
 */
public record Soundness(List<String> faults, List<String> remarks) {
  public Soundness {
    faults = List.copyOf(faults);
    remarks = List.copyOf(remarks);
  }

  /** Of a row, and the forks of one of its metrics. */
  public static Soundness of(JmhRow row, String metric) {
    return new Soundness(
        Validity.faults(row),
        Optional.ofNullable(row.metrics().get(metric))
            .map(measured -> remarks(measured, metric.equals(JmhRow.SCORE)))
            .orElse(List.of()));
  }

  private static List<String> remarks(JmhMetric metric, boolean score) {
    Forks forks = Forks.of(metric);
    return forks.count() == 0 || !forks.havePositiveValues()
        ? List.of()
        : new Steadiness(forks, score, Rules.DEFAULT_THRESHOLD).remarks();
  }
}
