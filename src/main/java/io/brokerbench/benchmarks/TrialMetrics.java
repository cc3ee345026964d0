package io.brokerbench.benchmarks;

import static io.brokerbench.scenario.Metric.count;
import static io.brokerbench.scenario.Metric.highest;

import io.brokerbench.broker.Footprint;
import io.brokerbench.census.HeapReport;
import io.brokerbench.census.ThreadReport;
import io.brokerbench.measure.Account;
import io.brokerbench.scenario.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The secondary metrics of a trial, lower is better for all. */
final class TrialMetrics {
  private TrialMetrics() {}

  /**
   * Those of a whole trial; the metric {@code lost} carries the evidence itself, and {@code
   * undelivered} comes with each iteration, as an {@link AccountResult}.
   */
  static List<Result<?>> of(ForkEvidence evidence) {
    List<Result<?>> results = new ArrayList<>();
    results.add(new EvidenceResult(List.of(evidence)));
    results.addAll(results(account(evidence.account())));
    results.addAll(results(threads(evidence.threads())));
    results.addAll(results(heap(evidence.heap())));
    results.addAll(results(footprint(evidence.footprint())));
    return results;
  }

  /** Metrics as JMH takes them. */
  static List<Result<?>> results(List<Metric> metrics) {
    return metrics.stream().<Result<?>>map(TrialMetrics::result).toList();
  }

  private static ScalarResult result(Metric metric) {
    AggregationPolicy policy =
        switch (metric.merge()) {
          case SUM -> AggregationPolicy.SUM;
          case HIGHEST -> AggregationPolicy.MAX;
        };
    return new ScalarResult(metric.name(), metric.value(), metric.unit(), policy);
  }

  private static List<Metric> account(Account account) {
    return List.of(
        count("publish.errors", account.failed(), "messages"),
        count("duplicated", account.duplicated(), "messages"),
        count("residue", account.residue(), "messages"),
        count("reordered", account.reordered(), "messages"),
        count("corrupted", account.corrupted(), "messages"));
  }

  private static List<Metric> threads(ThreadReport threads) {
    return List.of(
        count("threads.leaked", threads.leaked().size(), "threads"),
        highest("threads.peak", threads.peak(), "threads"),
        highest("threads.settle", (double) threads.settleMillis(), "ms"));
  }

  private static List<Metric> heap(HeapReport heap) {
    return List.of(
        highest("heap.peak", heap.peakMegabytes(), "MB"),
        highest("heap.retained", heap.retainedMegabytes(), "MB"));
  }

  private static List<Metric> footprint(@Nullable Footprint footprint) {
    List<Metric> metrics = new ArrayList<>();
    if (footprint != null) {
      if (footprint.connections() != null) {
        metrics.add(highest("connections", footprint.connections(), "count"));
      }
      metrics.add(highest("consumer.groups", footprint.consumerGroups(), "count"));
      metrics.add(highest("partitions", footprint.partitions(), "count"));
    }
    return metrics;
  }
}
