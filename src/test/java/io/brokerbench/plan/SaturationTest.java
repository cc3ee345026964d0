package io.brokerbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Kinds;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.request.LatencyGoal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches with real JMH, whose benchmark claims to be slow above 1,100 messages/s. */
class SaturationTest {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder).inThisJvm();
  }

  private static List<Integer> ints(JsonNode array, String pointer) {
    List<Integer> ints = new ArrayList<>();
    array.forEach(element -> ints.add(element.at(pointer).asInt()));
    return ints;
  }

  @Test
  void findsTheHighestRateAndKeepsTheWholeCurve() throws IOException {
    RunOutcome outcome = fixture.saturate("10ms", "-p", "broker=inproc");

    assertThat(outcome).isEqualTo(RunOutcome.VALID);
    JsonNode search = fixture.json("saturation.json").at("/0");
    assertThat(search.at("/broker").asText()).isEqualTo("INPROC");
    assertThat(search.at("/params").toString())
        .isEqualTo("{\"capacity\":\"1100\",\"plant\":\"NOTHING\"}");
    assertThat(search.at("/goalP99Micros").asDouble()).isEqualTo(10_000);
    assertThat(search.at("/ended").asBoolean()).isTrue();
    assertIntervalHoldsTheCapacity(search);
    JsonNode curve = search.at("/curve");
    List<Integer> rates = ints(curve, "/rate");
    assertThat(rates).contains(1_000).endsWith(3_920);
    curve.forEach(SaturationTest::assertPointIsWhatWasPlanted);
    assertThat(fixture.out())
        .containsPattern("3,920 +0 of 1 +20.00 +20.00 +20.00 +[0-9,]+ +6")
        .containsPattern(
            "INPROC: 1,[01]\\d0 messages/s \\(95 % interval [0-9,]+ to [0-9,]+\\) with p99 <= 10ms"
                + " \\(\\d+ rates, \\d+ forks; about \\d+ % of them stalled\\)");
    assertRowsAreValid(rates);
    assertThat(fixture.err())
        .contains("p99 <= 10ms: at most 20 forks, about ")
        .contains("Forks: 1 done, at most ", "passed, edge ", "too slow", "unsustained");
    assertThat(fixture.json("environment.json").at("/run/arguments").toString())
        .startsWith("[\"saturate\",\"--p99\",\"10ms\"")
        .doesNotContain("rate=");
    assertThat(String.valueOf(fixture.run())).endsWith("-saturate");
  }

  private static void assertIntervalHoldsTheCapacity(JsonNode search) {
    assertThat(search.at("/answer").asInt()).isBetween(1_000, 1_200);
    assertThat(search.at("/lower").asInt()).isBetween(900, 1_100);
    assertThat(search.at("/upper").asInt()).isBetween(1_100, 1_300);
    assertThat(search.at("/stalled").asDouble()).isBetween(0.0, 0.2);
    assertThat(search.has("untold")).isFalse();
  }

  private static void assertPointIsWhatWasPlanted(JsonNode point) {
    boolean carried = point.at("/rate").asInt() <= 1_100;
    assertThat(point.at("/passed").asInt()).isEqualTo(carried ? point.at("/forks").asInt() : 0);
    assertThat(point.at("/p99").asDouble()).isBetween(carried ? 1_990.0 : 19_900, 20_100.0);
    assertThat(point.at("/achieved").asDouble()).isPositive();
  }

  /** Rates that fail are findings. */
  private void assertRowsAreValid(List<Integer> rates) throws IOException {
    assertThat(ints(fixture.rows(), "/params/rate")).containsExactlyElementsOf(rates);
    assertThat(fixture.forks())
        .hasSizeBetween(8, 20)
        .allMatch(fork -> fork.at("/outcome").asText().equals("VALID"));
    assertThat(fixture.out()).contains("messages were accounted for").doesNotContain("INVALID");
  }

  @Test
  void goalThatNoRateMeetsIsUnanswered() throws IOException {
    RunOutcome outcome = fixture.saturate("1ms", "-p", "broker=INPROC");

    assertThat(outcome).isEqualTo(RunOutcome.UNANSWERED);
    assertThat(fixture.out()).contains("INPROC: not even 100 messages/s, with p99 <= 1ms (");
    JsonNode search = fixture.json("saturation.json").at("/0");
    assertThat(search.at("/ended").asBoolean()).isTrue();
    assertThat(search.has("answer")).isFalse();
    assertThat(search.at("/untold").asText()).isEqualTo("not even 100 messages/s");
  }

  @Test
  void edgeThatIsStillWideWhenForksAreSpentCannotBeTold() throws IOException {
    RunOutcome outcome =
        fixture.saturate("10ms", "-f", "8", "-p", "capacity=90000", "-p", "broker=INPROC");

    assertThat(outcome).isEqualTo(RunOutcome.UNANSWERED);
    assertThat(fixture.out())
        .contains("INPROC: can't be told on this machine: forks scatter so much");
    assertThat(fixture.json("saturation.json").at("/0").has("answer")).isFalse();
  }

  @Test
  void lostMessagesAreNoAnswerAboutRates() throws IOException {
    RunOutcome outcome = fixture.saturate("10ms", "-p", "broker=INPROC", "-p", "plant=LOSES");

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.forks()).hasSize(1);
    assertThat(fixture.out())
        .contains("INPROC: no answer, since the search was given up (1 rate, 1 fork)")
        .containsPattern("INVALID .* rate=1000: fork 1: lost 3");
    JsonNode search = fixture.json("saturation.json").at("/0");
    assertThat(search.at("/ended").asBoolean()).isFalse();
    assertThat(search.has("answer")).isFalse();
    assertThat(search.at("/curve/0/passed").asInt()).isZero();
    assertThat(fixture.json("environment.json").at("/rows/0/forks").asInt()).isEqualTo(20);
  }

  @Test
  void rateAtWhichTheBrokerRefusesMessagesIsNotCarried() throws IOException {
    RunOutcome outcome = fixture.saturate("10ms", "-p", "broker=INPROC", "-p", "plant=REFUSES");

    assertThat(outcome).isEqualTo(RunOutcome.VALID);
    assertIntervalHoldsTheCapacity(fixture.json("saturation.json").at("/0"));
    assertThat(fixture.err()).contains("unsustained, 10 refused: planted refusal");
    assertThat(fixture.out())
        .containsPattern(
            "All [0-9,]+ messages were accounted for: each but the \\d+ refused ones acknowledged");
  }

  @Test
  void failingForkEndsOnlyTheSearchOfItsBroker() throws IOException {
    fixture.brokers.refusing(Kinds.KAFKA);

    RunOutcome outcome = fixture.saturate("10ms");

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.out())
        .contains("KAFKA: no answer", "NATS: 1,")
        .containsPattern("MISSING .* KAFKA rate=1000: fork 1: no KAFKA broker");
    assertThat(fixture.json("saturation.json").at("/0/curve")).isEmpty();
    assertIntervalHoldsTheCapacity(fixture.json("saturation.json").at("/1"));
  }

  @Test
  void brokersTakeTurns() {
    LatencyGoal goal = LatencyGoal.parse("10ms");
    Saturation plan =
        new Saturation(LaunchFixture.request("PlantedRateBenchmark -p rate=1000").cells(), goal);
    List<BrokerKind> turns = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      PlannedFork fork = plan.next().orElseThrow();
      turns.add(fork.cell().kind().orElseThrow());
      plan.ended(RefinementTest.measured(fork, 1_000, 2_000));
    }

    assertThat(turns)
        .containsExactly(Kinds.KAFKA, Kinds.NATS, Kinds.KAFKA, Kinds.NATS, Kinds.KAFKA);
  }
}
