package io.brokerbench.benchmarks;

import io.brokerbench.measure.SuiteMetric;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;

/**
 * The metric {@code lost}, which carries the fork's whole {@link ForkEvidence} from the benchmark's
 * JVM to the launcher.
 */
public final class EvidenceResult extends Result<EvidenceResult> {
  private static final long serialVersionUID = 1L;

  private final ForkEvidence[] evidence;

  EvidenceResult(List<ForkEvidence> evidence) {
    super(
        ResultRole.SECONDARY,
        SuiteMetric.LOST.label(),
        new ListStatistics(evidence.stream().mapToDouble(e -> e.account().lost()).toArray()),
        SuiteMetric.LOST.unit(),
        AggregationPolicy.SUM);
    this.evidence = evidence.toArray(ForkEvidence[]::new);
  }

  /** One for each fork that this result was made from. */
  public List<ForkEvidence> evidence() {
    return List.of(evidence);
  }

  @Override
  protected Aggregator<EvidenceResult> getThreadAggregator() {
    return EvidenceResult::join;
  }

  @Override
  protected Aggregator<EvidenceResult> getIterationAggregator() {
    return EvidenceResult::join;
  }

  private static EvidenceResult join(Collection<EvidenceResult> results) {
    return new EvidenceResult(results.stream().flatMap(r -> r.evidence().stream()).toList());
  }
}
