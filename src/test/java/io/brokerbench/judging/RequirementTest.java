package io.brokerbench.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import io.brokerbench.judging.Requirement.Bound;
import io.brokerbench.judging.Requirement.Fulfilment;
import io.brokerbench.judging.Requirement.Ruling;
import io.brokerbench.regression.PlantedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a requirement, and when a row has it. */
class RequirementTest {
  private static Ruling ruling(String requirement, PlantedRow row) {
    return Requirement.parse(requirement).of(row.row()).orElseThrow();
  }

  private static Fulfilment fulfilment(String requirement, double... forks) {
    return ruling(requirement, PlantedRow.of(forks)).fulfilment();
  }

  private static PlantedRow latency(double... micros) {
    return PlantedRow.of(1_000, 1_000, 1_000).param("rate", "1000").metric("e2e.p99", "us", micros);
  }

  @ParameterizedTest
  @CsvSource({
    "score >= 50k, score, AT_LEAST, 50000, ''",
    "score>=50k, score, AT_LEAST, 50000, ''",
    "score >= 1.5M, score, AT_LEAST, 1500000, ''",
    "e2e.p99 <= 20ms, e2e.p99, AT_MOST, 20, ms",
    "e2e.p50<=2.5us, e2e.p50, AT_MOST, 2.5, us",
    "lost <= 0, lost, AT_MOST, 0, ''"
  })
  void metricBoundAndLimitAreRead(
      String text, String metric, Bound bound, double limit, String unit) {
    assertThat(Requirement.parse(text))
        .isEqualTo(new Requirement(text, metric, bound, limit, unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "score",
        "score >=",
        ">= 5",
        "score > 5",
        "score = 5",
        "score >= 5x",
        "score >= 5 min",
        "score >= -5",
        "score >= 5k ms",
        "score >= 5 6",
        "score >= 1e5",
        "a b >= 5"
      })
  void whatIsWrittenOtherwiseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Requirement.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--require \"" + text + "\"")
        .hasMessageContaining("as in \"score >= 50k\" or \"e2e.p99 <= 20ms\"");
  }

  @Test
  void aLatencyNeedsItsUnit() {
    assertThatThrownBy(() -> Requirement.parse("e2e.p99 <= 20"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("a latency needs its unit, as in 20ms.");
  }

  @Test
  void theIntervalDecides() {
    assertThat(fulfilment("score >= 900", 1_000, 1_010, 990)).isEqualTo(Fulfilment.MET);
    assertThat(fulfilment("score >= 1100", 1_000, 1_010, 990)).isEqualTo(Fulfilment.MISSED);
    assertThat(fulfilment("score <= 1100", 1_000, 1_010, 990)).isEqualTo(Fulfilment.MET);
    assertThat(fulfilment("score <= 900", 1_000, 1_010, 990)).isEqualTo(Fulfilment.MISSED);
  }

  @Test
  void aLimitWithinTheIntervalCannotBeTold() {
    Ruling ruling = ruling("score >= 1k", PlantedRow.of(1_001, 1_051, 961));

    assertThat(ruling.fulfilment()).isEqualTo(Fulfilment.UNTOLD);
    assertThat(ruling.words())
        .startsWith("1,004 (")
        .endsWith("the limit lies within the interval; more forks narrow it");
  }

  @Test
  void tooFewForksTellNothing() {
    Ruling ruling = ruling("score >= 1", PlantedRow.of(1_000, 1_000));

    assertThat(ruling.fulfilment()).isEqualTo(Fulfilment.UNTOLD);
    assertThat(ruling.words()).isEqualTo("-: an interval needs 3 forks, and here are 2");
  }

  @Test
  void countsOfNothingNeedNoInterval() {
    PlantedRow none = PlantedRow.of(1).metric("lost", "messages", 0);
    PlantedRow some = PlantedRow.of(1, 1, 1).metric("lost", "messages", 0, 7, 0);

    assertThat(ruling("lost <= 0", none).fulfilment()).isEqualTo(Fulfilment.MET);
    assertThat(ruling("lost >= 1", none).fulfilment()).isEqualTo(Fulfilment.MISSED);
    assertThat(ruling("lost <= 0", some).fulfilment()).isEqualTo(Fulfilment.UNTOLD);
    assertThat(ruling("lost <= 0", some).words()).contains("2 of 3 forks have it");
  }

  @Test
  void timesAreConverted() {
    assertThat(ruling("e2e.p99 <= 20ms", latency(18_000, 18_100, 17_900)).fulfilment())
        .isEqualTo(Fulfilment.MET);
    assertThat(ruling("e2e.p99 <= 20us", latency(18_000, 18_100, 17_900)).fulfilment())
        .isEqualTo(Fulfilment.MISSED);
    assertThat(ruling("e2e.p99 <= 1s", latency(18_000, 18_100, 17_900)).fulfilment())
        .isEqualTo(Fulfilment.MET);
  }

  @Test
  void scoresArePerSecondOrTheTimeOfOne() {
    PlantedRow perMilli = new PlantedRow().metric("score", "ops/ms", 50, 50.5, 49.5);
    PlantedRow timeOfOne = new PlantedRow().metric("score", "us/op", 50, 50.5, 49.5);

    assertThat(ruling("score >= 40k", perMilli).fulfilment()).isEqualTo(Fulfilment.MET);
    assertThat(ruling("score >= 60k", perMilli).fulfilment()).isEqualTo(Fulfilment.MISSED);
    assertThat(ruling("score <= 1ms", timeOfOne).fulfilment()).isEqualTo(Fulfilment.MET);
    assertThat(ruling("score <= 1ms", perMilli).words()).isEqualTo("it is in ops/ms");
  }

  @Test
  void latenciesOfAClosedLoopAreNoServiceLevel() {
    PlantedRow closed = PlantedRow.of(1, 1, 1).metric("e2e.p99", "us", 1, 1, 1);

    assertThat(ruling("e2e.p99 <= 20ms", closed).fulfilment()).isEqualTo(Fulfilment.UNTOLD);
    assertThat(ruling("e2e.p99 <= 20ms", closed).words()).contains("closed loop");
  }

  @Test
  void aPercentileThatCannotBeToldMeetsNothing() {
    assertThat(ruling("e2e.p99 <= 20ms", latency(Double.NaN, Double.NaN, Double.NaN)).words())
        .contains("too few to tell it");
  }

  @Test
  void aRowThatMayNotBeBelievedMeetsNothing() {
    assertThat(ruling("score >= 1", PlantedRow.of(5, 5, 5).fault("fork 1: 3 lost")).fulfilment())
        .isEqualTo(Fulfilment.UNTOLD);
  }

  @Test
  void aRowWithoutTheMetricIsNotAskedForIt() {
    assertThat(Requirement.parse("lost <= 0").of(PlantedRow.of(1).row())).isEmpty();
  }
}
