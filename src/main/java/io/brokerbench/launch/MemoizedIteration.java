package io.brokerbench.launch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * An iteration that works out its secondary results once. JMH's JSON asks for all of them again for
 * each single metric, and the rows are written after each fork: with histograms among them, that
 * would take longer than the forks.
 */
final class MemoizedIteration extends IterationResult {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("rawtypes") // JMH's own signature
  private transient @Nullable Map<String, Result> secondaries;

  private MemoizedIteration(IterationResult original) {
    super(original.getBenchmarkParams(), original.getParams(), original.getMetadata());
    addResults(original.getRawPrimaryResults());
    addResults(original.getRawSecondaryResults().values());
  }

  /** A fork's results, each iteration of which is aggregated once. */
  static BenchmarkResult memoized(BenchmarkResult fork) {
    BenchmarkResult copy =
        new BenchmarkResult(
            fork.getParams(),
            fork.getIterationResults().stream()
                .<IterationResult>map(MemoizedIteration::new)
                .toList(),
            fork.getMetadata());
    fork.getBenchmarkResults().values().forEach(copy::addBenchmarkResult);
    return copy;
  }

  @Override
  @SuppressWarnings("rawtypes") // JMH's own signature
  public Map<String, Result> getSecondaryResults() {
    Map<String, Result> known = secondaries;
    if (known == null) {
      known = super.getSecondaryResults();
      secondaries = known;
    }
    return known;
  }
}
