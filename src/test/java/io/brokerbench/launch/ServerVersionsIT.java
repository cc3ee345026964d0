package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.broker.Kinds;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented example: the distribution's own nats-server beside the newest. */
class ServerVersionsIT {
  @TempDir Path temp;

  @Test
  void twoVersionsAreRowsOfOneRunAndTakeTurns() throws Exception {
    Path folder = Host.current().workingFolder().resolve(".brokers");
    Path old = folder.resolve("nats-server-release");
    Path newest = folder.resolve("nats-server");
    assumeTrue(
        Files.isExecutable(old) && Files.isExecutable(newest),
        "there are no two nats-servers here to compare; scripts/install-nats brings them");
    Map<String, Path> servers = new LinkedHashMap<>();
    servers.put("old", old);
    servers.put("new", newest);
    LaunchFixture fixture =
        new LaunchFixture(
            temp,
            LocalBrokers.fromEnvironment(Host.current(), Map.of(Kinds.NATS, servers)),
            TrialProfiler.class);

    RunOutcome outcome =
        fixture.launch(
            new Design(Order.ROUNDS, 1, Lifetime.FORK, null),
            ("\\.DeliveryBenchmark -p broker=NATS -p scenario=LOW -p workers=8 -p runIn=NONE -f 2"
                    + " -wi 0 -i 1 -r 100ms")
                .split(" "));

    assertThat(outcome).as(fixture.out()).isEqualTo(RunOutcome.VALID);
    List<String> order =
        fixture.forks().stream().map(fork -> fork.at("/params/server").asText()).toList();
    assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("old", "new");
    assertThat(order.subList(2, 4)).containsExactlyInAnyOrder("old", "new");
    assertThat(fixture.rows()).hasSize(2);
    JsonNode versions = fixture.json("environment.json").at("/servers");
    assertThat(versions.at("/NATS old").asText()).isNotEmpty();
    assertThat(versions.at("/NATS new").asText())
        .isNotEmpty()
        .isNotEqualTo(versions.at("/NATS old").asText());
  }
}
