package io.brokerbench.launch;

import io.brokerbench.benchmarks.DeliveryBenchmark;
import io.brokerbench.benchmarks.EvidenceResult;
import io.brokerbench.benchmarks.ForkEvidence;
import io.brokerbench.benchmarks.HistogramResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** Finds in a fork's results what its profiler put there for the launcher. */
final class Evidence {
  private Evidence() {}

  /** Whether a benchmark keeps an account: those of the suite do, a baseline or a guest doesn't. */
  static boolean isOwed(Cell cell) {
    return cell.benchmark().startsWith(DeliveryBenchmark.class.getPackageName() + ".")
        && cell.hasBroker();
  }

  /** The fork's evidence, which comes with its last iteration. */
  static Optional<ForkEvidence> of(BenchmarkResult fork) {
    return secondaries(fork, EvidenceResult.LABEL)
        .filter(EvidenceResult.class::isInstance)
        .map(EvidenceResult.class::cast)
        .flatMap(result -> result.evidence().stream())
        .reduce((earlier, later) -> later);
  }

  /** The fork's latencies, one histogram an iteration and kind, in the order of time. */
  static List<Histogram> histograms(BenchmarkResult fork) {
    List<Histogram> histograms = new ArrayList<>();
    Stream.of("e2e.mean", "ack.mean")
        .flatMap(label -> secondaries(fork, label))
        .filter(HistogramResult.class::isInstance)
        .map(result -> ((HistogramResult) result).histogram())
        .forEach(histograms::add);
    histograms.sort(Comparator.comparingLong(Histogram::getStartTimeStamp));
    return histograms;
  }

  @SuppressWarnings("rawtypes") // JMH's own signature
  private static Stream<Result> secondaries(BenchmarkResult fork, String label) {
    return fork.getIterationResults().stream()
        .map(IterationResult::getRawSecondaryResults)
        .map(all -> all.get(label))
        .filter(found -> found != null)
        .flatMap(Collection::stream);
  }
}
