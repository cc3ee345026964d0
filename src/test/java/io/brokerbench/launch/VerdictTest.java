package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.ForkOutcome.Cause;
import io.brokerbench.launch.ForkOutcome.Failed;
import io.brokerbench.launch.Plan.PlannedFork;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs of which nothing was measured; those with data are in {@link LauncherTest}. */
class VerdictTest {
  private static final RunRequest REQUEST =
      RunRequest.of(
          Optional.empty(),
          JmhArguments.parse(List.of("PlantedBenchmark", "-p", "broker=NATS", "-f", "3")),
          Path.of(""));

  private static Verdict verdict(Cause... causes) {
    Rows rows = new Rows(REQUEST.cells());
    List<PlannedFork> forks = Plan.grouped(REQUEST.cells()).forks();
    for (int i = 0; i < causes.length; i++) {
      rows.add(
          new Failed(
              forks.get(i), Instant.EPOCH, Instant.EPOCH, "planted " + causes[i], causes[i]));
    }
    return Verdict.of(rows);
  }

  @Test
  void sameReasonIsSaidOnceForAllItsForks() {
    assertThat(verdict(Cause.BROKER, Cause.BENCHMARK, Cause.BROKER).lines())
        .containsExactly(
            "MISSING  PlantedBenchmark.operate thrpt NATS NOTHING LOW:"
                + " forks 1, 3: planted BROKER; fork 2: planted BENCHMARK");
  }

  @Test
  void onlyBrokersThatNeverCameAreUnavailability() {
    assertThat(verdict(Cause.BROKER, Cause.BROKER, Cause.RUN_ENDED).outcome())
        .isEqualTo(Outcome.UNAVAILABLE);
    assertThat(verdict(Cause.BROKER, Cause.BENCHMARK, Cause.BROKER).outcome())
        .isEqualTo(Outcome.INVALID);
    assertThat(verdict(Cause.RUN_ENDED, Cause.RUN_ENDED, Cause.RUN_ENDED).outcome())
        .isEqualTo(Outcome.INVALID);
  }
}
