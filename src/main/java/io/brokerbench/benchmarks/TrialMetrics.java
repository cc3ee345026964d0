package io.brokerbench.benchmarks;

import io.brokerbench.broker.Footprint;
import io.brokerbench.census.HeapReport;
import io.brokerbench.census.ThreadReport;
import io.brokerbench.measure.Account;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The secondary metrics of a trial, lower is better for all. Counts are summed over forks; of
 * gauges the highest is taken, which zeros of iterations without a value don't change.
 */
final class TrialMetrics {
  private final List<Result<?>> results = new ArrayList<>();

  private TrialMetrics() {}

  static List<Result<?>> of(ForkEvidence evidence) {
    TrialMetrics metrics = new TrialMetrics();
    metrics.results.add(new EvidenceResult(List.of(evidence)));
    metrics.addAccount(evidence.account());
    metrics.addThreads(evidence.threads());
    metrics.addHeap(evidence.heap());
    if (evidence.footprint() != null) {
      metrics.addFootprint(evidence.footprint());
    }
    return metrics.results;
  }

  private void addAccount(Account account) {
    count("publish.errors", account.failed(), "messages");
    count("duplicated", account.duplicated(), "messages");
    count("residue", account.residue(), "messages");
    count("reordered", account.reordered(), "messages");
    count("corrupted", account.corrupted(), "messages");
  }

  private void addThreads(ThreadReport threads) {
    count("threads.leaked", threads.leaked().size(), "threads");
    highest("threads.peak", threads.peak(), "threads");
    highest("threads.settle", (double) threads.settleMillis(), "ms");
  }

  private void addHeap(HeapReport heap) {
    highest("heap.peak", heap.peakMegabytes(), "MB");
    highest("heap.retained", heap.retainedMegabytes(), "MB");
  }

  private void addFootprint(Footprint footprint) {
    if (footprint.connections() != null) {
      highest("connections", footprint.connections(), "count");
    }
    highest("consumer.groups", footprint.consumerGroups(), "count");
    highest("partitions", footprint.partitions(), "count");
  }

  private void count(String name, long value, String unit) {
    results.add(new ScalarResult(name, (double) value, unit, AggregationPolicy.SUM));
  }

  private void highest(String name, double value, String unit) {
    results.add(new ScalarResult(name, value, unit, AggregationPolicy.MAX));
  }
}
