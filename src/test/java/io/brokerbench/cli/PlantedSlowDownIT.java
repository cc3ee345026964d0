package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.local.LocalBrokers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether {@code ab} tells a worker that became 10 % slower from one that didn't, with real
 * brokers. One worker is busy for so long with each message that it is what a burst waits for, and
 * most of what a message takes: the score falls by nearly as much as the worker was slowed.
 *
 * <p>It takes minutes and a machine that does little else: {@code mvn verify -Pmeasured}.
 */
@Tag("measured")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class PlantedSlowDownIT {
  private static final int BUSY_NANOS = 50_000;

  /** A message in 1 / 0.9 of the time is 10 % less of them a second. */
  private static final int SLOWED_NANOS = (int) (BUSY_NANOS / 0.9);

  @TempDir Path folder;
  private int status;

  @Test
  void slowDownOfTenPercentInAWorkerIsFoundOnBothBrokers() throws Exception {
    assertThat(verdicts(BUSY_NANOS, SLOWED_NANOS)).containsExactly("REGRESSED", "REGRESSED");
    assertThat(status).isEqualTo(1);
  }

  @Test
  void sameWorkerIsNeitherSlowerNorFaster() throws Exception {
    assertThat(verdicts(BUSY_NANOS, BUSY_NANOS)).hasSize(2).doesNotContain("REGRESSED", "IMPROVED");
    assertThat(status).isNotEqualTo(1);
  }

  /** The verdicts on the score, of Kafka and of NATS. */
  private List<String> verdicts(int baselineNanos, int candidateNanos) throws Exception {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(Host.current());
    LaunchFixture fixture = new LaunchFixture(folder, brokers, TrialProfiler.class).withPlainJvms();
    List<String> words =
        List.of(
            "ab",
            "--baseline=-p busyNanos=" + baselineNanos,
            "--candidate=-p busyNanos=" + candidateNanos,
            "--metric=score");
    List<String> flags =
        List.of(
            ("BusyDeliveryBenchmark -p scenario=HIGH -p workers=1 -f 5 -wi 4 -w 500ms -i 5"
                    + " -r 500ms -jvmArgs -Xmx1g")
                .split(" "));
    status =
        new Main(fixture.context(), fixture.launcher(), options -> brokers)
            .execute(Stream.concat(words.stream(), flags.stream()).toList());
    System.out.println(fixture.out() + fixture.err());
    JsonNode rows = fixture.json("comparison.json").at("/verdicts");
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.at("/verdict").asText())
        .toList();
  }
}
