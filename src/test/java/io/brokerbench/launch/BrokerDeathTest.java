package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that end while a fork measures them, although the fork itself notices nothing. */
class BrokerDeathTest {
  @TempDir Path folder;

  /** A cluster goes on without one of its servers, and every message may come through. */
  @Test
  void whatWasMeasuredOnABrokerThatEndedIsNoRow() throws IOException {
    LaunchFixture fixture = new LaunchFixture(folder);
    fixture.brokers.dying();

    Outcome outcome = fixture.launch("PlantedBenchmark", "-f", "1", "-p", "broker=NATS");

    assertThat(outcome).isEqualTo(Outcome.INVALID);
    assertThat(fixture.rows()).isEmpty();
    assertThat(fixture.out())
        .contains("the NATS broker ended during the fork. Planted server 2 of 3 ended.");
    assertThat(fixture.forks())
        .extracting(fork -> fork.at("/outcome").asText())
        .containsExactly("FAILED");
    assertThat(fixture.brokers.running()).isZero();
  }
}
