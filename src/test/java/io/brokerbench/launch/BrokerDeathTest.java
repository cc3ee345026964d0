package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that end while a fork measures them, although the fork itself notices nothing. */
class BrokerDeathTest {
  @TempDir Path folder;

  /** A cluster goes on without one of its servers, and every message may come through. */
  @Test
  void whatWasMeasuredOnABrokerThatEndedIsNoRow() throws IOException {
    LaunchFixture fixture = new LaunchFixture(folder);
    fixture.brokers.dying();

    RunOutcome outcome = fixture.launch("PlantedBenchmark", "-f", "1", "-p", "broker=NATS");

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.rows()).isEmpty();
    assertThat(fixture.out())
        .contains("the NATS broker ended during the fork. Planted server 2 of 3 ended.");
    assertThat(fixture.forks())
        .extracting(fork -> fork.at("/outcome").asText())
        .containsExactly("FAILED");
    assertThat(fixture.forks().get(0).at("/account/delivered").asLong()).isEqualTo(1_000);
    assertThat(fixture.out()).contains("its last account: published 1000, acknowledged 1000");
    assertThat(fixture.brokers.running()).isZero();
  }

  @Test
  void theAccountOfAForkThatDiedIsThatOfItsLastIteration() throws IOException {
    LaunchFixture fixture = new LaunchFixture(folder);

    RunOutcome outcome = fixture.launch(words("EXITS_LATER,EXITS"));

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.rows()).isEmpty();
    JsonNode told = fixture.forks().get(0);
    assertThat(told.at("/outcome").asText()).isEqualTo("FAILED");
    assertThat(told.at("/account/lost").asLong()).isEqualTo(3);
    assertThat(told.at("/reasons/0").asText()).contains("exit code 7");
    assertThat(told.at("/reasons/1").asText()).startsWith("its last account: lost 3 ");
    JsonNode silent = fixture.forks().get(1);
    assertThat(silent.hasNonNull("account")).isFalse();
    assertThat(silent.at("/reasons/1").asText())
        .isEqualTo("it has no account: none came with the end of an iteration");
  }

  /** The fork itself would never end. */
  @Test
  @Timeout(60)
  void aBrokersEndEndsItsForkAndTheNextOneHasAFreshBroker() throws IOException {
    LaunchFixture fixture = new LaunchFixture(folder);
    fixture.brokers.endingFirst();
    Design warm = new Design(Order.GROUPED, 0, Lifetime.ROUNDS, null);

    RunOutcome outcome = fixture.launch(warm, words("HANGS,NOTHING"));

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.rows()).hasSize(1);
    assertThat(fixture.rows().at("/0/params/plant").asText()).isEqualTo("NOTHING");
    assertThat(fixture.forks())
        .extracting(fork -> fork.at("/outcome").asText())
        .containsExactly("FAILED", "VALID");
    assertThat(fixture.out())
        .contains("the NATS broker ended during the fork. Planted server 2 of 3 ended.");
    assertThat(fixture.brokers.started()).hasSize(2);
    assertThat(fixture.brokers.running()).isZero();
  }

  @Test
  @Timeout(60)
  void aForkThatHangsIsEndedWhenItsDeadlineHasPassed() throws IOException {
    LaunchFixture fixture = new LaunchFixture(folder).patience(Duration.ZERO);

    RunOutcome outcome = fixture.launch(words("HANGS", "-to", "10ms"));

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.rows()).isEmpty();
    assertThat(fixture.out())
        .contains("the fork did not end within 0 s and was ended: its JVM was stopped, or hung");
    assertThat(fixture.brokers.running()).isZero();
  }

  private static String[] words(String plants, String... more) {
    return Stream.concat(
            Stream.of("PlantedBenchmark", "-f", "1", "-p", "broker=NATS", "-p", "plant=" + plants),
            Stream.of(more))
        .toArray(String[]::new);
  }
}
