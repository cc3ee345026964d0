package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.LocalBrokers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether {@code ab} tells a worker that became 10 % slower from one that didn't, with real
 * brokers. One worker is busy for so long with each message that it is what a burst waits for; so
 * the score is a message a busy time, and the slow-down is as large as planted.
 *
 * <p>It takes minutes and a machine that does little else: {@code mvn verify -Pmeasured}.
 */
@Tag("measured")
class PlantedSlowDownIT {
  private static final int BUSY_NANOS = 50_000;

  /** A message in 1 / 0.9 of the time is 10 % less of them a second. */
  private static final int SLOWED_NANOS = (int) (BUSY_NANOS / 0.9);

  @TempDir Path folder;

  @Test
  void slowDownOfTenPercentInAWorkerIsFoundOnBothBrokers() throws Exception {
    List<JsonNode> verdicts = ab(1, BUSY_NANOS, SLOWED_NANOS);

    assertThat(verdicts)
        .extracting(row -> row.at("/verdict").asText())
        .containsExactly("REGRESSED", "REGRESSED");
  }

  @Test
  void sameWorkerIsNeitherSlowerNorFaster() throws Exception {
    List<JsonNode> verdicts = ab(0, BUSY_NANOS, BUSY_NANOS);

    assertThat(verdicts)
        .extracting(row -> row.at("/verdict").asText())
        .containsExactly("EQUIVALENT", "EQUIVALENT");
  }

  /** The verdicts on the score, of Kafka and of NATS. */
  private List<JsonNode> ab(int status, int baseline, int candidate) throws Exception {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(Host.current());
    LaunchFixture fixture = new LaunchFixture(folder, brokers, TrialProfiler.class);
    List<String> words =
        new ArrayList<>(
            List.of(
                "ab",
                "--baseline=-p busyNanos=" + baseline,
                "--candidate=-p busyNanos=" + candidate,
                "--metric=score"));
    words.addAll(
        List.of(
            ("BusyDeliveryBenchmark -p scenario=HIGH -p workers=1 -f 5 -wi 4 -w 500ms -i 5"
                    + " -r 500ms -jvmArgs -Xmx1g")
                .split(" ")));

    int ended = new Main(fixture.terminal(), fixture.launcher(), options -> brokers).execute(words);

    System.out.println(fixture.out());
    assertThat(ended).as(fixture.err()).isEqualTo(status);
    JsonNode rows = fixture.json("comparison.json").at("/verdicts");
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }
}
