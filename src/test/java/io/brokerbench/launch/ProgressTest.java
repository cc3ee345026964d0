package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

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
        .contains("\r\033[?7lForks: 0 done, 4 to go, 30 s left | PlantedBenchmark")
        .contains("\r\033[?7lForks: 0 done, 4 to go, 29 s left | PlantedBenchmark")
        .endsWith("\r\033[K");
  }

  @Test
  void timesAreReadable() {
    assertThat(DurationText.of(Duration.ofSeconds(7))).isEqualTo("7 s");
    assertThat(DurationText.of(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
    assertThat(DurationText.of(Duration.ofMinutes(62))).isEqualTo("1 h 02 min");
    assertThat(DurationText.of(Duration.ofSeconds(-3))).isEqualTo("0 s");
  }
}
