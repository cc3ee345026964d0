package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real broker is run in by a client of its own, and each fork runs its workload in. */
class RunInIT {
  @TempDir Path folder;

  @Test
  @Timeout(180)
  void theFirstForkOfABrokerHasTheCurveOfItsRunInAndEachForkItsOwn() throws IOException {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(Host.current());
    LaunchFixture fixture = new LaunchFixture(folder, brokers, TrialProfiler.class);

    RunOutcome outcome =
        fixture.launch(
            new Design(Order.ROUNDS, 1, Lifetime.ROUNDS, null),
            ("\\.DeliveryBenchmark -p broker=NATS -p scenario=LOW,MEDIUM -p workers=8 -p runIn=1s"
                    + " -f 1 -wi 0 -i 1 -r 100ms")
                .split(" "));

    assertThat(outcome).as(fixture.err()).isEqualTo(RunOutcome.VALID);
    List<JsonNode> forks = new ArrayList<>();
    for (String line : Files.readAllLines(fixture.file("forks/forks.jsonl"))) {
      forks.add(new ObjectMapper().readTree(line));
    }
    assertThat(forks).hasSize(2);
    assertThat(forks).allMatch(fork -> fork.path("life").asInt() == 1);
    assertThat(forks).allMatch(fork -> lastSecond(fork.path("runIn")) >= 1);
    assertThat(forks.get(0).at("/brokerRunIn/unit").asText()).isEqualTo("ops/s");
    assertThat(lastSecond(forks.get(0).path("brokerRunIn"))).isGreaterThanOrEqualTo(10);
    assertThat(forks.get(1).hasNonNull("brokerRunIn")).isFalse();
  }

  /** What a broker was run in with, rows would be measured with. */
  @Test
  @Timeout(180)
  void aBrokerWhoseRunInHasNoExactAccountMeasuresNothing() throws IOException {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(Host.current());
    LaunchFixture fixture = new LaunchFixture(folder, brokers, TrialProfiler.class);

    RunOutcome outcome =
        fixture.launch(
            new Design(Order.ROUNDS, 1, Lifetime.ROUNDS, null),
            ("\\.FaultyDeliveryBenchmark -p broker=NATS -p scenario=LOW -p workers=8 -p runIn=1s"
                    + " -p fault=RESIDUE -f 1 -wi 0 -i 1 -r 100ms")
                .split(" "));

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.out()).contains("MISSING", "while the broker was run in: residue ");
    JsonNode fork =
        new ObjectMapper().readTree(Files.readString(fixture.file("forks/forks.jsonl")));
    assertThat(fork.path("outcome").asText()).isEqualTo("FAILED");
  }

  private static double lastSecond(JsonNode curve) {
    JsonNode seconds = curve.path("seconds");
    return seconds.path(seconds.size() - 1).asDouble();
  }
}
