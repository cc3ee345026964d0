package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every parameter of the layout has another value than its default, and reaches the brokers. */
class LayoutsIT {
  @TempDir Path temp;

  @Test
  void aRowsLayoutIsWhatItsBrokerSaysOfItself() throws Exception {
    LaunchFixture fixture =
        new LaunchFixture(
            temp, LocalBrokers.fromEnvironment(ShortLived.host()), TrialProfiler.class);

    RunOutcome outcome =
        fixture.launch(
            ("\\.DeliveryBenchmark -p scenario=LOW -p workers=8 -p runIn=NONE -p durability=DISK -p"
                    + " topics=4 -p partitions=2 -p streams=PER_TOPIC -p payload=1000 -p"
                    + " compression=SNAPPY -p consumers=3 -p inFlight=20 -f 1 -wi 0 -i 1 -r 100ms")
                .split(" "));

    assertThat(outcome).as(fixture.out()).isEqualTo(RunOutcome.VALID);
    JsonNode rows = fixture.json("environment.json").at("/rows");
    assertThat(rows).hasSize(2);
    JsonNode kafka = rows.at("/0/config");
    assertThat(kafka.path("topic.partitions").asText()).isEqualTo("2");
    assertThat(kafka.path("producer.compression.type").asText()).isEqualTo("snappy");
    JsonNode nats = rows.at("/1/config");
    assertThat(nats.path("streams").asText()).isEqualTo("4");
    assertThat(nats.path("stream.subjects").asText()).isEqualTo("1");
    assertThat(nats.path("stream.compression").asText()).isEqualTo("s2");
    assertThat(fixture.forks().stream().map(fork -> fork.at("/footprint/partitions").asInt()))
        .containsExactly(4 * 2, 4);
    assertThat(fixture.forks().stream().map(fork -> fork.at("/footprint/consumerGroups").asInt()))
        .containsExactly(1, 4);
  }
}
