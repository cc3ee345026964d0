package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.benchmarks.FaultState;
import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From a fault in a trial to the row and the exit status that say so: the real launcher, JMH's own
 * forks, the real profiler, real brokers.
 */
class FaultyTrialIT {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(ShortLived.host());
    fixture = new LaunchFixture(folder, brokers, TrialProfiler.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INPROC", "KAFKA", "NATS"})
  void residueMakesTheRowInvalidWithItsExactCount(String broker) throws IOException {
    assertThat(launch(broker, "RESIDUE")).isEqualTo(RunOutcome.INVALID);
    assertThat(metric("residue")).isEqualTo(FaultState.RESIDUE);
    assertThat(metric("lost")).isZero();
    assertThat(fixture.out()).contains("residue " + FaultState.RESIDUE + " of published");
  }

  @ParameterizedTest
  @CsvSource({
    "DAEMON_THREAD, planted-daemon, true",
    "NON_DAEMON_THREAD, planted-non-daemon, false"
  })
  void aLeakedThreadMakesTheRowInvalidAndIsListed(String fault, String name, boolean daemon)
      throws IOException {
    assertThat(launch("INPROC", fault)).isEqualTo(RunOutcome.INVALID);
    assertThat(metric("threads.leaked")).isEqualTo(1);
    assertThat(fixture.out()).contains("1 leaked: " + name);
    JsonNode leaked = fixture.forks().get(0).at("/threads/leaked/0");
    assertThat(leaked.at("/name").asText()).isEqualTo(name);
    assertThat(leaked.at("/daemon").asBoolean()).isEqualTo(daemon);
    assertThat(leaked.at("/stack").toString()).contains("parkForEver");
  }

  @Test
  void aSlowStopperIsNoLeak() throws IOException {
    assertThat(launch("INPROC", "SLOW_STOPPER")).isEqualTo(RunOutcome.VALID);
    assertThat(metric("threads.leaked")).isZero();
    assertThat(metric("threads.settle")).isPositive();
  }

  @Test
  void withoutAFaultTheRowIsValid() throws IOException {
    assertThat(launch("INPROC", "NONE")).isEqualTo(RunOutcome.VALID);
  }

  /** A cycle an iteration, of which the five of the measurement are sampled. */
  @Test
  void aThreadACycleMakesTheRowInvalidWithItsSlope() throws IOException {
    assertThat(
            fixture.launch(
                "LeakyLifecycleBenchmark",
                "-p",
                "broker=INPROC",
                "-p",
                "runIn=NONE",
                "-bm",
                "ss",
                "-f",
                "1",
                "-wi",
                "2",
                "-i",
                "5"))
        .isEqualTo(RunOutcome.INVALID);
    assertThat(metric("threads.slope")).isEqualTo(1);
    assertThat(fixture.out())
        .contains(
            "1.00 threads stay behind each cycle (95 % interval 1.00 to 1.00 over 5 samples)");
  }

  /** A JVM with a leaked non-daemon thread is halted by JMH after a second instead of thirty. */
  private RunOutcome launch(String broker, String fault) {
    List<String> flags =
        List.of("-f", "1", "-wi", "1", "-w", "100ms", "-i", "2", "-r", "100ms", "-jvmArgsAppend");
    return fixture.launch(
        Stream.of(
                Stream.of(
                    "FaultyDeliveryBenchmark",
                    "-p",
                    "scenario=LOW",
                    "-p",
                    "workers=4",
                    "-p",
                    "runIn=NONE"),
                Stream.of("-p", "broker=" + broker, "-p", "fault=" + fault),
                flags.stream(),
                Stream.of("-Djmh.shutdownTimeout=1"))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private double metric(String name) throws IOException {
    return fixture.rows().at("/0/secondaryMetrics/" + name + "/score").asDouble(Double.NaN);
  }
}
