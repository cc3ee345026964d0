package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says why a row's numbers may not be believed. */
public final class Validity {
  /** What has to be 0, and its unit, which tells them from other projects' metrics. */
  private static final Map<String, String> ZERO =
      Map.of(
          "lost", "messages",
          "duplicated", "messages",
          "residue", "messages",
          "reordered", "messages",
          "corrupted", "messages",
          "publish.errors", "messages",
          "unsustained", "messages",
          "threads.leaked", "threads");

  private Validity() {}

  /** The reasons; empty if the row is valid. */
  public static List<String> faults(JmhRow row) {
    List<String> faults = new ArrayList<>(row.faults());
    if (faults.isEmpty()) {
      row.metrics()
          .forEach(
              (name, metric) -> {
                double total = total(metric);
                if (metric.unit().equals(ZERO.get(name)) && total != 0) {
                  faults.add(name + " " + Math.round(total));
                }
              });
    }
    JmhMetric score = row.metrics().get(JmhRow.SCORE);
    if (score == null || !Forks.of(score).havePositiveValues()) {
      faults.add("the score isn't a positive number in every fork");
    }
    return faults;
  }

  private static double total(JmhMetric metric) {
    return metric.forks().stream()
        .flatMap(fork -> fork.iterations().stream())
        .mapToDouble(Double::doubleValue)
        .sum();
  }
}
