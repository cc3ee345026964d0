package io.brokerbench.regression;

import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says why a row's numbers may not be believed. */
public final class Validity {
  /** By how much the rate that was sent may be less than the one asked for. */
  private static final double TOLERATED_SHARE = 0.01;

  private Validity() {}

  /** The reasons; empty if the row is valid. */
  public static List<String> faults(JmhRow row) {
    List<String> faults = new ArrayList<>(row.faults());
    if (faults.isEmpty()) {
      row.metrics()
          .forEach(
              (name, metric) -> {
                double total = total(metric);
                if (total != 0 && mustBeZero(name, metric.unit())) {
                  faults.add(name + " " + Math.round(total));
                }
              });
    }
    JmhMetric score = row.metrics().get(JmhRow.SCORE);
    if (faults.isEmpty() && score != null) {
      faults.addAll(shortOfRate(row, score));
    }
    if (score == null || !Forks.of(score).havePositiveValues()) {
      faults.add("the score isn't a positive number in every fork");
    }
    return faults;
  }

  /** The unit tells the suite's metrics from other projects'. */
  private static boolean mustBeZero(String name, String unit) {
    return SuiteMetric.of(name)
        .filter(metric -> metric.mustBeZero() && metric.unit().equals(unit))
        .isPresent();
  }

  /**
   * What an open loop with equal distances was sent is known from its rate. How many messages of a
   * Poisson process are due varies, and whether they were sent is known to the fork alone, which
   * tells by {@code unsustained}.
   */
  private static List<String> shortOfRate(JmhRow row, JmhMetric score) {
    Map<String, String> params = row.key().params();
    String rate = params.getOrDefault("rate", "");
    if (!row.metrics().containsKey(SuiteMetric.UNSUSTAINED.label())
        || !rate.matches("[0-9]{1,9}")
        || params.getOrDefault("arrivals", "").equals("POISSON")) {
      return List.of();
    }
    double wanted = Double.parseDouble(rate);
    return score.in("ops/s").stream()
        .flatMap(inSeconds -> inSeconds.forks().stream())
        .mapToDouble(JmhMetric.Fork::value)
        .filter(sent -> sent < wanted * (1 - TOLERATED_SHARE))
        .mapToObj(
            sent ->
                String.format(
                    Locale.ROOT, "only %,.0f of %,.0f messages/s were sent", sent, wanted))
        .limit(1)
        .toList();
  }

  private static double total(JmhMetric metric) {
    return metric.forks().stream()
        .flatMap(fork -> fork.iterations().stream())
        .mapToDouble(Double::doubleValue)
        .sum();
  }
}
