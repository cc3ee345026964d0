package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.worker.TaskHandler;
import io.brokerbench.worker.WorkerThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault that a pool can have is planted, and has to be seen; without it, nothing is. */
class WorkerPoolTrialTest {
  private static final int WORKERS = 4;
  private static final int KEYS = 500;
  private static final long PLANTED = 1_234;
  private static final Duration NEVER_REACHED = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMillis(300);

  static Stream<WorkerThreads> available() {
    return Stream.of(WorkerThreads.values()).filter(WorkerThreads::isAvailable);
  }

  @ParameterizedTest
  @MethodSource("available")
  void withoutAFaultEveryTaskIsAccountedFor(WorkerThreads threads) throws Exception {
    WorkerPoolTrial trial = WorkerPoolTrial.open(WORKERS, threads);
    for (int i = 0; i < 20; i++) {
      assertThat(trial.burst()).isTrue();
    }
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(20 * WorkerPoolTrial.BURST);
    assertThat(outcome.config()).isEqualTo(Map.of("worker.threads", threads.name()));
    assertThat(trial.finish()).isSameAs(outcome);
  }

  @Test
  void aLossEndsTheBurstAtItsDeadlineAndIsCounted() throws Exception {
    TrialOutcome outcome = oneBurst(SOON, handler -> task -> passUnlessPlanted(handler, task));
    assertThat(outcome.account().lost()).isEqualTo(1);
    assertThat(outcome.account().delivered()).isEqualTo(WorkerPoolTrial.BURST - 1);
    assertThat(outcome.problems()).containsExactly("A burst was not over after PT0.3S.");
  }

  @Test
  void aRepetitionIsCounted() throws Exception {
    Account account =
        oneBurst(
                NEVER_REACHED,
                handler ->
                    task -> {
                      handler.handle(task);
                      if (task.sequence() == PLANTED) {
                        handler.handle(task);
                      }
                    })
            .account();
    assertThat(account.duplicated()).isEqualTo(1);
    assertThat(account.delivered()).isEqualTo(WorkerPoolTrial.BURST);
    assertThat(account.isExact()).isFalse();
  }

  @Test
  void aSwapWithinAKeyIsCounted() throws Exception {
    Account account =
        oneBurst(NEVER_REACHED, handler -> new Swap(PLANTED, KEYS, handler)).account();
    assertThat(account.reordered()).isEqualTo(1);
    assertThat(account.delivered()).isEqualTo(WorkerPoolTrial.BURST);
    assertThat(account.isExact()).isFalse();
  }

  @Test
  void aSwapOfTwoKeysIsNone() throws Exception {
    Account account =
        oneBurst(NEVER_REACHED, handler -> new Swap(PLANTED, WORKERS, handler)).account();
    assertThat(account.isExact()).isTrue();
  }

  @Test
  void aTaskOfAnotherWorkerLeavesItsOwnWorkersShareOpen() throws Exception {
    List<TaskHandler<PoolTask>> handlers = new CopyOnWriteArrayList<>();
    TrialOutcome outcome =
        oneBurst(
            SOON,
            handler -> {
              handlers.add(handler);
              return task -> (task.sequence() == PLANTED ? handlers.get(0) : handler).handle(task);
            });
    assertThat(outcome.problems()).isNotEmpty();
  }

  @Test
  void aBurstThatWasGivenUpIsNotSubmittedAgain() throws Exception {
    WorkerPoolTrial trial =
        new WorkerPoolTrial(
            WORKERS,
            WorkerThreads.PLATFORM,
            SOON,
            handler -> task -> passUnlessPlanted(handler, task));
    assertThat(trial.burst()).isFalse();
    assertThat(trial.burst()).isFalse();
    assertThat(trial.iterationMetrics()).isEmpty();
    assertThat(trial.finish().account().published()).isEqualTo(WorkerPoolTrial.BURST);
  }

  /** Of 500 keys 256 workers have one or two each, and 1,000 workers one or none. */
  @ParameterizedTest
  @CsvSource({"1, 0", "4, 0", "16, 2.4", "64, 2.4", "256, 2.4", "1000, 100"})
  void imbalanceIsTheBusiestWorkersExcess(int workers, double percent) throws Exception {
    try (WorkerPoolTrial trial = WorkerPoolTrial.open(workers, WorkerThreads.PLATFORM)) {
      assertThat(trial.iterationMetrics()).isEmpty();
      trial.burst();
      assertThat(trial.iterationMetrics())
          .singleElement()
          .satisfies(
              metric -> {
                assertThat(metric.metric()).isEqualTo(SuiteMetric.IMBALANCE);
                assertThat(metric.value()).isCloseTo(percent, within(1e-9));
              });
    }
  }

  @Test
  void oneTaskInAHundredIsTimed() throws Exception {
    try (WorkerPoolTrial trial = WorkerPoolTrial.open(WORKERS, WorkerThreads.PLATFORM)) {
      trial.burst();
      trial.burst();
      assertThat(trial.latencies()).containsOnlyKeys(LatencyKind.HANDOVER);
      assertThat(trial.latencies().values())
          .flatExtracting(LatencyRecorder::intervals)
          .extracting(Histogram::getTotalCount)
          .containsExactly(200L);
    }
  }

  private static TrialOutcome oneBurst(
      Duration deadline, UnaryOperator<TaskHandler<PoolTask>> handling)
      throws InterruptedException {
    WorkerPoolTrial trial =
        new WorkerPoolTrial(WORKERS, WorkerThreads.PLATFORM, deadline, handling);
    trial.burst();
    return trial.finish();
  }

  private static void passUnlessPlanted(TaskHandler<PoolTask> handler, PoolTask task) {
    if (task.sequence() != PLANTED) {
      handler.handle(task);
    }
  }

  /** Keeps a task back until a certain later one was handled; both are of one worker. */
  private static final class Swap implements TaskHandler<PoolTask> {
    private final long first;
    private final long second;
    private final TaskHandler<PoolTask> handler;
    private PoolTask kept = new PoolTask(0, 0, false);

    Swap(long first, int distance, TaskHandler<PoolTask> handler) {
      this.first = first;
      this.second = first + distance;
      this.handler = handler;
    }

    @Override
    public void handle(PoolTask task) {
      if (task.sequence() == first) {
        kept = task;
      } else {
        handler.handle(task);
        if (task.sequence() == second) {
          handler.handle(kept);
        }
      }
    }
  }
}
