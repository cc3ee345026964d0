package io.brokerbench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.scenario.Trial;
import io.brokerbench.scenario.TrialOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarDerivativeResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH gets of a fork's latencies. */
class TrialProfilerTest {
  private static final TrialOutcome OUTCOME =
      new TrialOutcome(
          new Account(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
          null,
          null,
          Map.of(),
          List.of(),
          List.of());

  private Account soFar = OUTCOME.account();
  private final LatencyRecorder recorder = new LatencyRecorder();
  private final TrialProfiler profiler = new TrialProfiler();

  @BeforeEach
  void open() {
    TrialExchange.opened(
        new Trial() {
          @Override
          public Map<LatencyKind, LatencyRecorder> latencies() {
            return Map.of(LatencyKind.END_TO_END, recorder);
          }

          @Override
          public Account account() {
            return soFar;
          }

          @Override
          public TrialOutcome finish() {
            return OUTCOME;
          }
        });
  }

  @AfterEach
  void close() {
    TrialExchange.clear();
  }

  @Test
  void aForksPercentilesComeWithItsLastIterationAndAreOfItsMeasurement() {
    assertThat(iteration(IterationType.WARMUP, 1_000, 900)).isEmpty();
    assertThat(iteration(IterationType.MEASUREMENT, 600, 10)).isEmpty();
    TrialExchange.finished(OUTCOME);

    List<ScalarDerivativeResult> last = iteration(IterationType.MEASUREMENT, 400, 20);

    assertThat(last)
        .extracting(ScalarDerivativeResult::getLabel)
        .containsExactly("e2e.p50", "e2e.p90", "e2e.p99", "e2e.max");
    assertThat(last.get(0).getScore()).isCloseTo(10_000, Percentage.withPercentage(0.1));
    assertThat(last.get(2).getScore()).isCloseTo(20_000, Percentage.withPercentage(0.1));
  }

  @Test
  void theAccountSoFarComesWithEachIterationAndIsCountedOnceAtTheEnd() {
    soFar = new Account(2, 2, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0);
    AccountResult first = account();
    assertThat(first.account()).isEqualTo(soFar);
    assertThat(first.getScore()).isZero();
    TrialExchange.finished(new TrialOutcome(soFar, null, null, Map.of(), List.of(), List.of()));
    AccountResult last = account();
    assertThat(last.getScore()).isEqualTo(1);
    AccountResult joined = last.getIterationAggregator().aggregate(List.of(first, last));
    assertThat(joined.getScore()).isEqualTo(1);
    assertThat(joined.account()).isEqualTo(soFar);
  }

  private AccountResult account() {
    return after(IterationType.MEASUREMENT).stream()
        .filter(AccountResult.class::isInstance)
        .map(AccountResult.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The percentiles of an iteration in which so many messages took so long. */
  private List<ScalarDerivativeResult> iteration(IterationType type, int messages, long millis) {
    for (int i = 0; i < messages; i++) {
      recorder.record(TimeUnit.MILLISECONDS.toNanos(millis));
    }
    return after(type).stream()
        .filter(HistogramResult.class::isInstance)
        .flatMap(result -> ((HistogramResult) result).derived().stream())
        .toList();
  }

  @SuppressWarnings("rawtypes") // JMH's own signature
  private List<? extends Result> after(IterationType type) {
    IterationParams params = new IterationParams(type, 1, TimeValue.seconds(1), 1);
    BenchmarkParams benchmark = PlantedParams.of("a.Planted.run", new WorkloadParams(), params);
    return profiler.afterIteration(benchmark, params, new IterationResult(benchmark, params, null));
  }
}
