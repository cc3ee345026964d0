package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.broker.BrokerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches with real JMH forks, whose benchmark claims to be slow above 1,100 messages/s. */
class SaturationTest {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private static List<Integer> ints(JsonNode array, String pointer) {
    List<Integer> ints = new ArrayList<>();
    array.forEach(element -> ints.add(element.at(pointer).asInt()));
    return ints;
  }

  @Test
  void findsTheHighestRateAndKeepsTheWholeCurve() throws IOException {
    Outcome outcome = fixture.saturate("10ms", "-f", "1", "-p", "broker=inproc");

    assertThat(outcome).isEqualTo(Outcome.VALID);
    JsonNode search = fixture.json("saturation.json").at("/0");
    assertThat(search.at("/broker").asText()).isEqualTo("INPROC");
    assertThat(search.at("/params").toString())
        .isEqualTo("{\"capacity\":\"1100\",\"plant\":\"NOTHING\"}");
    assertThat(search.at("/goalP99Micros").asDouble()).isEqualTo(10_000);
    assertThat(search.at("/ended").asBoolean()).isTrue();
    assertThat(search.at("/answer").asInt()).isEqualTo(1_090);
    JsonNode curve = search.at("/curve");
    assertThat(ints(curve, "/rate"))
        .containsExactly(1_000, 1_090, 1_140, 1_190, 1_410, 2_000, 4_000);
    assertThat(ints(curve, "/forks")).containsOnly(1);
    assertThat(ints(curve, "/passed")).containsExactly(1, 1, 0, 0, 0, 0, 0);
    assertThat(ints(curve, "/unsustained")).containsExactly(0, 0, 0, 0, 0, 0, 6);
    assertThat(curve.at("/0/p50").asDouble()).isBetween(1_990.0, 2_010.0);
    assertThat(curve.at("/2/p99").asDouble()).isBetween(19_900.0, 20_100.0);
    assertThat(curve.at("/2/p999").asDouble()).isBetween(19_900.0, 20_100.0);
    assertThat(curve.at("/0/achieved").asDouble()).isPositive();
    assertThat(fixture.out())
        .containsPattern("INPROC +4,000 +0 of 1 +20.00 +20.00 +20.00 +[0-9,]+ +6")
        .contains(
            "INPROC: 1,090 messages/s with p99 <= 10ms in 1 of 1 forks (p50 2.00 ms, p99 2.00 ms,"
                + " p99.9 2.00 ms; 7 rates, 7 forks)");
    assertRowsAreValid();
    assertThat(fixture.err())
        .contains("Forks: 1 done, at most ", "passed", "too slow", "unsustained");
    assertThat(fixture.json("environment.json").at("/run/arguments").toString())
        .startsWith("[\"saturate\",\"--p99\",\"10ms\"")
        .doesNotContain("rate=");
    assertThat(String.valueOf(fixture.run())).endsWith("-saturate");
  }

  /** Rates that fail are findings. */
  private void assertRowsAreValid() throws IOException {
    assertThat(ints(fixture.rows(), "/params/rate"))
        .containsExactly(1_000, 1_090, 1_140, 1_190, 1_410, 2_000, 4_000);
    assertThat(fixture.forks())
        .hasSize(7)
        .allMatch(fork -> fork.at("/outcome").asText().equals("VALID"));
    assertThat(fixture.out()).contains("messages were accounted for").doesNotContain("INVALID");
  }

  @Test
  void goalThatNoRateMeetsIsUnanswered() throws IOException {
    Outcome outcome = fixture.saturate("1ms", "-f", "1", "-p", "broker=INPROC");

    assertThat(outcome).isEqualTo(Outcome.UNANSWERED);
    assertThat(fixture.out())
        .contains("INPROC: not even 10 messages/s with p99 <= 1ms (9 rates, 9 forks)");
    JsonNode search = fixture.json("saturation.json").at("/0");
    assertThat(search.at("/ended").asBoolean()).isTrue();
    assertThat(search.has("answer")).isFalse();
  }

  @Test
  void lostMessagesAreNoAnswerAboutRates() throws IOException {
    Outcome outcome = fixture.saturate("10ms", "-p", "broker=INPROC", "-p", "plant=LOSES");

    assertThat(outcome).isEqualTo(Outcome.INVALID);
    assertThat(fixture.forks()).hasSize(1);
    assertThat(fixture.out())
        .contains("INPROC: no answer, since the search was given up (1 rate, 1 fork)")
        .containsPattern("INVALID .* rate=1000: fork 1: lost 3");
    JsonNode search = fixture.json("saturation.json").at("/0");
    assertThat(search.at("/ended").asBoolean()).isFalse();
    assertThat(search.has("answer")).isFalse();
    assertThat(search.at("/curve/0/passed").asInt()).isZero();
    assertThat(fixture.json("environment.json").at("/rows/0/forks").asInt()).isEqualTo(3);
  }

  @Test
  void rateAtWhichTheBrokerRefusesMessagesIsNotCarried() throws IOException {
    Outcome outcome =
        fixture.saturate("10ms", "-f", "1", "-p", "broker=INPROC", "-p", "plant=REFUSES");

    assertThat(outcome).isEqualTo(Outcome.VALID);
    assertThat(fixture.json("saturation.json").at("/0/answer").asInt()).isEqualTo(1_090);
    assertThat(fixture.err()).contains("unsustained, 10 refused: planted refusal");
    assertThat(fixture.out())
        .contains(
            "All 7,000 messages were accounted for: each but the 10 refused ones acknowledged");
  }

  @Test
  void failingForkEndsOnlyTheSearchOfItsBroker() throws IOException {
    fixture.brokers.refusing(BrokerKind.KAFKA);

    Outcome outcome = fixture.saturate("10ms", "-f", "1");

    assertThat(outcome).isEqualTo(Outcome.INVALID);
    assertThat(fixture.out())
        .contains("KAFKA: no answer", "NATS: 1,090 messages/s")
        .containsPattern("MISSING .* KAFKA rate=1000: fork 1: no KAFKA broker");
    assertThat(fixture.json("saturation.json").at("/0/curve")).isEmpty();
    assertThat(fixture.json("saturation.json").at("/1/answer").asInt()).isEqualTo(1_090);
  }
}
