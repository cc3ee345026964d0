package io.brokerbench.benchmarks;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.census.HeapCensus;
import io.brokerbench.census.ThreadCensus;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.runin.RunInCurve;
import io.brokerbench.scenario.Trial;
import io.brokerbench.scenario.TrialOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Gives JMH the suite's metrics: each iteration's latencies, and at the end of the trial its
 * account and its census. JMH calls it before the trial's set-up and after its tear-down, which no
 * state can be. The launcher adds it to every run.
 */
public final class TrialProfiler implements InternalProfiler {
  private static final Duration SETTLE_AT_MOST = Duration.ofSeconds(5);

  private final ForkLatencies fork = new ForkLatencies();
  private @Nullable ThreadCensus threads;
  private @Nullable HeapCensus heap;

  @Override
  public String getDescription() {
    return "Brokerbench's message account, latencies, and thread and heap census";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (threads == null) {
      TrialExchange.clear();
      heap = HeapCensus.begin();
      threads = ThreadCensus.begin(Drivers.threadOwners());
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // JMH's own signature
  public List<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    List<Result> results = new ArrayList<>();
    Trial trial = TrialExchange.trial();
    TrialOutcome outcome = TrialExchange.outcome();
    if (trial != null) {
      boolean measured = iteration.getType() == IterationType.MEASUREMENT;
      trial
          .latencies()
          .forEach(
              (kind, recorder) ->
                  results.add(latencies(kind, recorder.intervals(), measured, outcome != null)));
      results.addAll(TrialMetrics.results(trial.iterationMetrics()));
      results.add(
          outcome == null
              ? AccountResult.soFar(trial.account())
              : AccountResult.last(outcome.account()));
    }
    if (outcome != null && threads != null && heap != null) {
      RunInCurve runIn = TrialExchange.runIn();
      TrialExchange.clear();
      results.addAll(
          TrialMetrics.of(
              new ForkEvidence(
                  outcome.account(),
                  outcome.refusal(),
                  runIn,
                  threads.settle(SETTLE_AT_MOST),
                  heap.end(),
                  outcome.footprint(),
                  outcome.config(),
                  outcome.problems())));
      results.addAll(TrialMetrics.results(outcome.metrics()));
    }
    return results;
  }

  private HistogramResult latencies(
      LatencyKind kind, List<Histogram> intervals, boolean measured, boolean last) {
    if (measured) {
      fork.add(kind, intervals);
    }
    return last
        ? HistogramResult.last(kind, intervals, fork.of(kind))
        : HistogramResult.iteration(kind, intervals);
  }
}
