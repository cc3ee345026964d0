package io.brokerbench.plan;

import io.brokerbench.benchmarks.DeliveryBenchmark;
import io.brokerbench.benchmarks.EvidenceResult;
import io.brokerbench.benchmarks.ForkEvidence;
import io.brokerbench.benchmarks.HistogramResult;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.request.Cell;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/** Finds in a fork's results what its profiler put there for the launcher. */
public final class Evidence {
  private Evidence() {}

  /** Whether a benchmark keeps an account: those of the suite do, a baseline or a guest doesn't. */
  public static boolean isOwed(Cell cell) {
    return cell.benchmark().startsWith(DeliveryBenchmark.class.getPackageName() + ".");
  }

  /** The fork's evidence, which comes with its last iteration. */
  public static Optional<ForkEvidence> of(BenchmarkResult fork) {
    return secondaries(fork)
        .filter(EvidenceResult.class::isInstance)
        .map(EvidenceResult.class::cast)
        .flatMap(result -> result.evidence().stream())
        .reduce((earlier, later) -> later);
  }

  /** The fork's latencies, one histogram an interval and kind, in the order of time. */
  public static List<Histogram> histograms(BenchmarkResult fork) {
    return secondaries(fork)
        .filter(HistogramResult.class::isInstance)
        .flatMap(result -> ((HistogramResult) result).intervals().stream())
        .sorted(Comparator.comparingLong(Histogram::getStartTimeStamp))
        .toList();
  }

  /** How many messages the fork's measured iterations were short of their schedule. */
  static long unsustained(BenchmarkResult fork) {
    return Math.round(
        secondaries(fork)
            .filter(result -> result.getLabel().equals(SuiteMetric.UNSUSTAINED.label()))
            .mapToDouble(Result::getScore)
            .sum());
  }

  /** The secondary metrics of a fork, or of all forks of a row, by name. */
  static Map<String, Double> metrics(BenchmarkResult result) {
    Map<String, Double> metrics = new HashMap<>();
    result.getSecondaryResults().forEach((name, metric) -> metrics.put(name, metric.getScore()));
    return metrics;
  }

  private static Stream<Result<?>> secondaries(BenchmarkResult fork) {
    return fork.getIterationResults().stream()
        .flatMap(
            iteration ->
                iteration.getRawSecondaryResults().values().stream()
                    .<Result<?>>map(result -> result));
  }
}
