package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.regression.PlantedRow;
import io.brokerbench.report.Answer.Standing;
import io.brokerbench.results.JmhRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of two brokers, and what isn't. */
class AnswersTest {
  private static double[] forks(double mean) {
    return DoubleStream.of(1, 1.01, 0.99, 1.005, 0.995).map(f -> f * mean).toArray();
  }

  private static PlantedRow planted(String broker, double... forks) {
    return PlantedRow.of(forks).param("broker", broker).param("durability", "MEMORY");
  }

  private static List<Answer> answers(PlantedRow... rows) {
    return Answers.of(
        Stream.of(rows).map(row -> ReportRow.measured(row.row(), List.of())).toList());
  }

  private static Answer answer(PlantedRow... rows) {
    List<Answer> answers = answers(rows);
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  @Test
  void theFasterBrokerIsAheadByTheRatioAndItsInterval() {
    Answer answer =
        answer(
            planted("KAFKA", forks(1_000)), planted("NATS", 1_293.5, 1_300, 1_306.5, 1_287, 1_313));

    assertThat(answer.standing()).isEqualTo(Standing.AHEAD);
    assertThat(Objects.requireNonNull(answer.leader()).name()).isEqualTo("NATS");
    Answer.Lead lead = Objects.requireNonNull(answer.lead());
    assertThat(lead.share()).isCloseTo(0.3, within(1e-9));
    assertThat(lead.low()).isBetween(0.27, 0.3);
    assertThat(lead.high()).isBetween(0.3, 0.33);
    assertThat(answer.sentence())
        .isEqualTo("NATS is ahead: 30 % more than KAFKA (95 % interval 28 % to 32 %)");
  }

  @Test
  void aheadIsTheSameWhicheverBrokerItIs() {
    Answer answer = answer(planted("KAFKA", forks(1_300)), planted("NATS", forks(1_000)));

    assertThat(Objects.requireNonNull(answer.leader()).name()).isEqualTo("KAFKA");
    assertThat(Objects.requireNonNull(answer.lead()).share()).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void ofAGivenRateTheShorterLatencyIsAhead() {
    Answer answer =
        answer(
            planted("KAFKA", forks(1_000))
                .metric("e2e.p99", "us", forks(500))
                .param("rate", "1000"),
            planted("NATS", forks(1_000))
                .metric("e2e.p99", "us", forks(400))
                .param("rate", "1000"));

    assertThat(Objects.requireNonNull(answer.leader()).name()).isEqualTo("NATS");
    assertThat(answer.sentence()).startsWith("NATS is ahead: 20 % less e2e.p99 than KAFKA");
  }

  @Test
  void equalBrokersAreNotRanked() {
    Answer answer = answer(planted("KAFKA", forks(1_000)), planted("NATS", forks(1_001)));

    assertThat(answer.standing()).isEqualTo(Standing.SAME);
    assertThat(answer.leader()).isNull();
    assertThat(answer.sentence()).startsWith("no difference: within 5 %");
  }

  @Test
  void aDifferenceThatChanceExplainsIsNotShown() {
    Answer answer =
        answer(
            planted("KAFKA", 1_000, 1_100, 900, 1_050), planted("NATS", 1_050, 1_150, 950, 1_100));

    assertThat(answer.standing()).isEqualTo(Standing.NOT_SHOWN);
    assertThat(answer.sentence()).startsWith("no difference shown (NATS against KAFKA: 95 % ");
  }

  @Test
  void scatterWidensTheIntervalAndHidesNoDirection() {
    Answer answer =
        answer(planted("KAFKA", forks(1_000)), planted("NATS", 5_000, 7_000, 4_000, 6_000, 5_500));

    assertThat(answer.standing()).isEqualTo(Standing.AHEAD);
    assertThat(answer.judgement().reasons())
        .anyMatch(reason -> reason.contains("direction sure, size not: forks scatter by"))
        .contains("candidate: forks scatter by 20 %");
  }

  @Test
  void twoForksRankNobody() {
    assertThat(answer(planted("KAFKA", 1, 1), planted("NATS", 2, 2)).sentence())
        .isEqualTo("can't be told: INSUFFICIENT, a verdict needs 3 forks a side");
  }

  @Test
  void aLossRanksNobody() {
    Answer answer =
        answer(
            planted("KAFKA", forks(1_000)),
            planted("NATS", forks(2_000)).metric("lost", "messages", 0, 0, 3, 0, 0));

    assertThat(answer.sentence()).isEqualTo("can't be told: INVALID, NATS: lost 3");
  }

  @Test
  void tiersAreNeverComparedWithEachOther() {
    assertThat(
            answers(
                planted("KAFKA", forks(1_000)),
                planted("NATS", forks(1_000)).param("durability", "DISK")))
        .isEmpty();
  }

  @Test
  void eachServerIsComparedAndTheCeilingIsNot() {
    assertThat(
            answers(
                planted("INPROC", forks(9_000)).param("server", "default"),
                planted("KAFKA", forks(1_000)).param("server", "default"),
                planted("NATS", forks(1_000)).param("server", "old"),
                planted("NATS", forks(1_300)).param("server", "new")))
        .extracting(answer -> answer.other().name(), Answer::standing)
        .containsExactly(tuple("NATS old", Standing.SAME), tuple("NATS new", Standing.AHEAD));
  }

  @Test
  void questionsAreToldApartByWhatVaries() {
    assertThat(
            answers(
                planted("KAFKA", forks(1_000)).param("scenario", "LOW").param("workers", "1"),
                planted("NATS", forks(1_000)).param("scenario", "LOW").param("workers", "1"),
                planted("KAFKA", forks(1_000)).param("scenario", "HIGH").param("workers", "1"),
                planted("NATS", forks(1_000)).param("scenario", "HIGH").param("workers", "1")))
        .extracting(Answer::title)
        .containsExactly("scenario=LOW", "scenario=HIGH");
  }

  @Test
  void aRowThatIsMissingIsSaidToBe() {
    JmhRow nats = planted("NATS", forks(1_000)).row();
    List<Answer> answers =
        Answers.of(
            List.of(
                ReportRow.measured(planted("KAFKA", forks(1_000)).row(), List.of()),
                ReportRow.missing(nats.key(), JmhRow.SCORE, List.of())));

    assertThat(answers)
        .singleElement()
        .extracting(Answer::sentence)
        .asString()
        .contains("can't be told: INVALID, NATS: it was not measured");
  }

  @Test
  void metricsOfAMissingRowAreNone() {
    assertThat(ReportRow.missing(planted("NATS", 1).row().key(), JmhRow.SCORE, List.of()).metrics())
        .isEqualTo(Map.of());
  }
}
