package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.benchmarks.PlantedParams;
import io.brokerbench.benchmarks.PlantedRateBenchmark;
import io.brokerbench.console.DurationText;
import io.brokerbench.console.Terminal;
import io.brokerbench.plan.FixedPlan;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.ForkOutcome.Cause;
import io.brokerbench.plan.ForkOutcome.Failed;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.plan.Saturation;
import io.brokerbench.plan.TimeLeft;
import io.brokerbench.request.Cell;
import io.brokerbench.request.JmhArguments;
import io.brokerbench.request.LatencyGoal;
import io.brokerbench.request.RunRequest;
import io.brokerbench.request.SaturationRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

class ProgressTest {
  /** Four rows of one fork, of 2 × 1 s each. */
  private static final RunRequest REQUEST =
      LaunchFixture.request(
          "PlantedBenchmark -p broker=KAFKA,NATS -p scenario=LOW,HIGH -f 1"
              + " -wi 1 -w 1s -i 1 -r 1s");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FixedPlan plan = FixedPlan.of(REQUEST);
  private Instant now = Instant.EPOCH;
  private long nanos = 1;

  private Progress progress(boolean interactive) {
    PrintStream print = new PrintStream(err, true, UTF_8);
    return new Progress(new Terminal(print, print, interactive), () -> nanos, new TimeLeft(), plan);
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
    nanos += Duration.ofSeconds(seconds).toNanos();
  }

  /** Runs a planned fork for some seconds. */
  private void run(Progress progress, int fork, int seconds) {
    Instant start = now;
    PlannedFork planned = plan.forks().get(fork);
    progress.starts(planned);
    pass(seconds);
    ForkOutcome outcome = new Failed(planned, start, now, "planted", Cause.BENCHMARK);
    plan.ended(outcome);
    progress.finished(outcome);
  }

  @Test
  void firstEstimateIsConfiguredTimeAndStartUps() {
    // Kafka 2 + 3 + 4 s, NATS 2 + 3 + 1 s.
    assertThat(progress(false).left()).isEqualTo(Duration.ofSeconds(2 * 9 + 2 * 6));
  }

  @Test
  void runningForkCountsDownButNeverBelowWhatComesAfterIt() {
    Progress progress = progress(false);
    progress.starts(plan.forks().get(0));

    pass(5);
    assertThat(progress.left()).isEqualTo(Duration.ofSeconds(25));
    pass(60);
    assertThat(progress.left()).isEqualTo(Duration.ofSeconds(21));
  }

  @Test
  void failedForkTeachesNothingOfTheTime() {
    Progress progress = progress(false);

    run(progress, 0, 1);

    assertThat(progress.left()).isEqualTo(Duration.ofSeconds(21));
  }

  @Test
  void measuredForkTeachesTheTimeOfItsKind() {
    TimeLeft left = new TimeLeft();
    Cell kafkaLow = REQUEST.cells().get(0);
    Cell kafkaHigh = REQUEST.cells().get(1);
    Cell natsLow = REQUEST.cells().get(2);

    left.learn(kafkaLow, Duration.ofSeconds(20));
    left.learn(kafkaLow, Duration.ofSeconds(30));

    assertThat(left.of(kafkaLow)).isEqualTo(Duration.ofSeconds(25));
    assertThat(left.of(kafkaHigh)).isEqualTo(Duration.ofSeconds(25));
    assertThat(left.of(natsLow)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void elsewhereEachFinishedForkIsALine() {
    Progress progress = progress(false);

    run(progress, 0, 1);

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "Forks: 1 done, 3 to go, 21 s left | PlantedBenchmark.operate thrpt KAFKA, fork 1 of 1:"
                + " FAILED: planted; it has no account: none came with the end of an iteration\n");
  }

  @Test
  void planThatDependsOnItsForksSaysWhatItTakesAtMost() {
    LatencyGoal goal = LatencyGoal.parse("10ms");
    RunRequest request =
        SaturationRequest.of(
            PlantedRateBenchmark.class.getName(),
            Duration.ZERO,
            goal,
            JmhArguments.parse(List.of("-r", "1s")),
            LaunchFixture.PLANTED,
            Path.of(""));
    Saturation plan = new Saturation(request.cells(), goal);
    PrintStream print = new PrintStream(err, true, UTF_8);
    Progress progress =
        new Progress(new Terminal(print, print, false), () -> nanos, new TimeLeft(), plan);
    assertThat(plan.remaining().forks()).hasSize(2 * 20);

    ForkOutcome outcome =
        new Failed(plan.next().orElseThrow(), now, now, "planted", Cause.BENCHMARK);
    plan.ended(outcome);
    progress.finished(outcome);

    // Of NATS, whose forks take 1 + 3 + 1 s.
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "Forks: 1 done, at most 20 to go, at most 1 min 40 s left |"
                + " PlantedRateBenchmark.operate thrpt KAFKA rate=1000, fork 1: FAILED:"
                + " planted; it has no account: none came with the end of an iteration\n");
  }

  @Test
  void onATerminalOneLineIsRewritten() {
    Progress progress = progress(true);

    progress.starts(plan.forks().get(0));
    pass(1);
    progress.repaint();
    progress.close();

    assertThat(err.toString(UTF_8))
        .doesNotContain("\n")
        .contains("\r\033[?7lForks: 0 done, 4 to go, 30 s left | starting | PlantedBenchmark")
        .contains("\r\033[?7lForks: 0 done, 4 to go, 29 s left | starting | PlantedBenchmark")
        .endsWith("\r\033[K");
  }

  @Test
  void onATerminalTheLineSaysWhatTheForkDoesAndItsLastScore() {
    Progress progress = progress(true);
    progress.starts(plan.forks().get(0));

    progress.begins(FORK, WARM_UP, 1);
    progress.ended(iteration(WARM_UP, 1_234_567));
    progress.begins(FORK, MEASUREMENT, 2);

    assertThat(err.toString(UTF_8))
        .contains("left | warm-up 1 of 1 | PlantedBenchmark")
        .contains("left | iteration 2 of 3, last 1,234,567 messages/s | PlantedBenchmark");
  }

  @Test
  void whatABrokerIsRunInWithIsNoIteration() {
    Progress progress = progress(true);
    progress.starts(plan.forks().get(0));

    progress.begins(fork(Map.of("broker", "KAFKA", "runIn", "BROKER")), WARM_UP, 1);

    assertThat(err.toString(UTF_8)).contains("left | running the broker in | PlantedBenchmark");
  }

  @Test
  void elsewhereALongForkIsALineEveryTenSecondsAtMost() {
    Progress progress = progress(false);
    progress.starts(plan.forks().get(0));

    for (int second = 1; second <= 25; second++) {
      pass(1);
      progress.begins(FORK, MEASUREMENT, second);
    }

    assertThat(err.toString(UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("Forks: 0 done, 4 to go, "))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("KAFKA, fork 1 of 1: iteration 10 of 3"),
            line -> assertThat(line).endsWith("KAFKA, fork 1 of 1: iteration 20 of 3"));
  }

  @Test
  void anotherForkDoesNotShowTheScoreOfTheOneBefore() {
    Progress progress = progress(true);
    progress.starts(plan.forks().get(0));
    progress.ended(iteration(MEASUREMENT, 7));

    progress.starts(plan.forks().get(1));
    progress.begins(FORK, WARM_UP, 1);
    progress.ended(iteration(WARM_UP, 8));
    progress.begins(FORK, MEASUREMENT, 1);

    assertThat(err.toString(UTF_8)).doesNotContain("last");
  }

  private static final IterationParams WARM_UP =
      new IterationParams(IterationType.WARMUP, 1, TimeValue.seconds(1), 1);

  private static final IterationParams MEASUREMENT =
      new IterationParams(IterationType.MEASUREMENT, 3, TimeValue.seconds(1), 1);

  private static final BenchmarkParams FORK = fork(Map.of("broker", "KAFKA"));

  private static BenchmarkParams fork(Map<String, String> params) {
    WorkloadParams workload = new WorkloadParams();
    params.forEach((key, value) -> workload.put(key, value, 0));
    return PlantedParams.of("a.Planted.run", workload, MEASUREMENT);
  }

  private static IterationResult iteration(IterationParams iterations, long operations) {
    IterationResult iteration = new IterationResult(FORK, iterations, null);
    iteration.addResult(
        new ThroughputResult(
            ResultRole.PRIMARY, "run", operations, 1_000_000_000, TimeUnit.SECONDS));
    return iteration;
  }

  @Test
  void timesAreReadable() {
    assertThat(DurationText.of(Duration.ofSeconds(7))).isEqualTo("7 s");
    assertThat(DurationText.of(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
    assertThat(DurationText.of(Duration.ofMinutes(62))).isEqualTo("1 h 02 min");
    assertThat(DurationText.of(Duration.ofSeconds(-3))).isEqualTo("0 s");
  }
}
