package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.regression.Change;
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
    Answer.Ratio ratio = answer.ratio().orElseThrow();
    assertThat(ratio.value()).isCloseTo(1 / 1.3, within(1e-9));
    assertThat(ratio.low()).isBetween(0.75, 1 / 1.3);
    assertThat(ratio.high()).isBetween(1 / 1.3, 0.79);
    assertThat(answer.sentence())
        .isEqualTo(
            "NATS is ahead: KAFKA comes to 23 % less than NATS (95 % interval -24 to -22 %)");
  }

  @Test
  void aheadIsTheSameWhicheverBrokerItIs() {
    Answer answer = answer(planted("KAFKA", forks(1_300)), planted("NATS", forks(1_000)));

    assertThat(Objects.requireNonNull(answer.leader()).name()).isEqualTo("KAFKA");
    assertThat(answer.sentence()).startsWith("KAFKA is ahead: 30 % more than NATS (95 % ");
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
    assertThat(answer.sentence())
        .startsWith("NATS is ahead: the e2e.p99 of KAFKA is 25 % more than that of NATS");
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
    assertThat(answer.sentence()).startsWith("no difference shown (KAFKA against NATS: 95 % ");
  }

  @Test
  void scatterWidensTheIntervalAndHidesNoDirection() {
    Answer answer =
        answer(planted("KAFKA", forks(1_000)), planted("NATS", 5_000, 7_000, 4_000, 6_000, 5_500));

    assertThat(answer.standing()).isEqualTo(Standing.AHEAD);
    assertThat(answer.judgement().words())
        .anyMatch(reason -> reason.contains("direction sure, size not: forks scatter by"))
        .contains("baseline: forks scatter by 20 %");
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
        .extracting(
            answer -> answer.one().name(), answer -> answer.other().name(), Answer::standing)
        .containsExactly(
            tuple("KAFKA", "NATS old", Standing.SAME),
            tuple("KAFKA", "NATS new", Standing.AHEAD),
            tuple("NATS old", "NATS new", Standing.AHEAD));
  }

  @Test
  void serversOfOneBrokerAreContendersWhereItDoesNotVary() {
    Answer answer =
        answer(
            planted("INPROC", forks(9_000)).param("server", "default"),
            planted("NATS", forks(1_430)).param("server", "old"),
            planted("NATS", forks(1_000)).param("server", "new"));

    assertThat(answer.sentence())
        .isEqualTo("server old is ahead: 43 % more than new (95 % interval +43 to +43 %)");
  }

  @Test
  void theOnlySettingThatVariesIsRankedByAndTheWorkloadIsNot() {
    assertThat(
            answers(
                planted("NATS", forks(1_000)).param("workers", "1").param("scenario", "LOW"),
                planted("NATS", forks(1_300)).param("workers", "4").param("scenario", "LOW"),
                planted("NATS", forks(1_000)).param("workers", "1").param("scenario", "HIGH"),
                planted("NATS", forks(1_000)).param("workers", "4").param("scenario", "HIGH")))
        .extracting(Answer::title, Answer::verdict)
        .containsExactly(
            tuple("LOW", "workers 4 is ahead"), tuple("HIGH", "no difference: within 5 %"));
  }

  @Test
  void wordsAreASettingAndNumbersThatNobodyKnowsAreNot() {
    assertThat(
            answers(
                PlantedRow.of(forks(1)).param("impl", "array"),
                PlantedRow.of(forks(2)).param("impl", "list")))
        .hasSize(1);
    assertThat(
            answers(
                PlantedRow.of(forks(1)).param("size", "10"),
                PlantedRow.of(forks(2)).param("size", "20")))
        .isEmpty();
  }

  @Test
  void ofTwoSettingsThatVaryNeitherIsRankedByAndBothAreNamed() {
    List<ReportRow> rows =
        Stream.of(
                planted("NATS", forks(1)).param("workers", "1").param("threads", "PLATFORM"),
                planted("NATS", forks(2)).param("workers", "4").param("threads", "VIRTUAL"))
            .map(row -> ReportRow.measured(row.row(), List.of()))
            .toList();

    assertThat(Answers.of(rows)).isEmpty();
    assertThat(Headline.of(rows, List.of(), List.of()))
        .contains("Nothing is ranked: threads and workers vary");
  }

  @Test
  void moreThanTwoAreRankedWithTheirTies() {
    List<Answer> answers =
        answers(
            planted("A", forks(1_000)),
            planted("B", forks(1_300)),
            planted("C", forks(1_001)),
            planted("D", 1, 1));

    assertThat(answers).hasSize(6);
    assertThat(Ranking.of(answers))
        .singleElement()
        .extracting(Ranking::sentence)
        .isEqualTo("1. B; 2. A and C; not ranked: D.");
  }

  @Test
  void placesThatWereNotToldApartAreSaidToBe() {
    List<Answer> answers =
        answers(
            planted("A", forks(1_000)),
            planted("B", 1_000, 1_200, 1_400, 1_050, 1_250),
            planted("C", forks(1_400)));

    assertThat(Ranking.of(answers).get(0).sentence()).contains("not told apart: ");
  }

  /** Of three pairs the smallest p counts three times; the others lend it a degree of freedom. */
  @Test
  void allPairsAreOneFamilyOfTests() {
    PlantedRow one = planted("A", forks(1_000));
    PlantedRow other = planted("B", 1_065, 1_060, 1_045, 1_075, 1_055);

    Change among =
        Objects.requireNonNull(
            answers(one, other, planted("C", 1_010, 980, 1_005, 990, 1_015))
                .get(0)
                .judgement()
                .change());

    assertThat(among.holm()).isGreaterThan(1.9 * among.p());
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
        .containsExactly("LOW", "HIGH");
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
