package io.brokerbench.benchmarks;

import io.brokerbench.broker.Footprint;
import io.brokerbench.census.HeapReport;
import io.brokerbench.census.ThreadReport;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.SuiteMetric;
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
        switch (metric.metric().merge()) {
          case SUM -> AggregationPolicy.SUM;
          case HIGHEST -> AggregationPolicy.MAX;
        };
    return new ScalarResult(
        metric.metric().label(), metric.value(), metric.metric().unit(), policy);
  }

  private static List<Metric> account(Account account) {
    return List.of(
        new Metric(SuiteMetric.PUBLISH_ERRORS, account.failed()),
        new Metric(SuiteMetric.DUPLICATED, account.duplicated()),
        new Metric(SuiteMetric.RESIDUE, account.residue()),
        new Metric(SuiteMetric.REORDERED, account.reordered()),
        new Metric(SuiteMetric.CORRUPTED, account.corrupted()));
  }

  private static List<Metric> threads(ThreadReport threads) {
    return List.of(
        new Metric(SuiteMetric.THREADS_LEAKED, threads.leaked().size()),
        new Metric(SuiteMetric.THREADS_PEAK, threads.peak()),
        new Metric(SuiteMetric.THREADS_SETTLE, (double) threads.settleMillis()));
  }

  private static List<Metric> heap(HeapReport heap) {
    return List.of(
        new Metric(SuiteMetric.HEAP_PEAK, heap.peakMegabytes()),
        new Metric(SuiteMetric.HEAP_RETAINED, heap.retainedMegabytes()));
  }

  private static List<Metric> footprint(@Nullable Footprint footprint) {
    List<Metric> metrics = new ArrayList<>();
    if (footprint != null) {
      if (footprint.connections() != null) {
        metrics.add(new Metric(SuiteMetric.CONNECTIONS, footprint.connections()));
      }
      metrics.add(new Metric(SuiteMetric.CONSUMER_GROUPS, footprint.consumerGroups()));
      metrics.add(new Metric(SuiteMetric.PARTITIONS, footprint.partitions()));
    }
    return metrics;
  }
}
