package io.brokerbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.launch.LauncherTest;
import io.brokerbench.plan.ForkOutcome.Cause;
import io.brokerbench.plan.ForkOutcome.Failed;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.request.RunRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs of which nothing was measured; those with data are in {@link LauncherTest}. */
class SummaryTest {
  private static final RunRequest REQUEST =
      LaunchFixture.request("PlantedBenchmark -p broker=NATS -f 3");

  private static Summary summary(Cause... causes) {
    Rows rows = new Rows(REQUEST.cells());
    List<PlannedFork> forks = FixedPlan.of(REQUEST).forks();
    for (int i = 0; i < causes.length; i++) {
      rows.add(
          new Failed(
              forks.get(i), Instant.EPOCH, Instant.EPOCH, "planted " + causes[i], causes[i]));
    }
    return Summary.of(rows);
  }

  @Test
  void sameReasonIsSaidOnceForAllItsForks() {
    assertThat(summary(Cause.BROKER, Cause.BENCHMARK, Cause.BROKER).lines())
        .containsExactly(
            "MISSING  PlantedBenchmark.operate thrpt NATS:"
                + " forks 1, 3: planted BROKER; fork 2: planted BENCHMARK;"
                + " it has no account: none came with the end of an iteration");
  }

  @Test
  void theAccountComesBeforeTheEndOfALog() {
    Failed failed =
        new Failed(
            FixedPlan.of(REQUEST).forks().get(0),
            Instant.EPOCH,
            Instant.EPOCH,
            "the broker ended.\nThe end of its log:\n  | last words",
            Cause.BENCHMARK);
    assertThat(failed.faults())
        .containsExactly(
            "the broker ended.",
            "it has no account: none came with the end of an iteration",
            "The end of its log:\n  | last words");
  }

  @Test
  void onlyBrokersThatNeverCameAreUnavailability() {
    assertThat(summary(Cause.BROKER, Cause.BROKER, Cause.RUN_ENDED).outcome())
        .isEqualTo(RunOutcome.UNAVAILABLE);
    assertThat(summary(Cause.BROKER, Cause.BENCHMARK, Cause.BROKER).outcome())
        .isEqualTo(RunOutcome.INVALID);
    assertThat(summary(Cause.RUN_ENDED, Cause.RUN_ENDED, Cause.RUN_ENDED).outcome())
        .isEqualTo(RunOutcome.INVALID);
  }
}
