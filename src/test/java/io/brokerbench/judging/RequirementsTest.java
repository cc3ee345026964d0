package io.brokerbench.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.judging.Requirement.Fulfilment;
import io.brokerbench.regression.PlantedRow;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.SaturationCurve;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What several requirements of several rows come to. */
class RequirementsTest {
  private static final JmhRow FAST =
      PlantedRow.of(2_000, 2_010, 1_990).param("broker", "NATS").row();
  private static final JmhRow SLOW = PlantedRow.of(500, 505, 495).param("broker", "KAFKA").row();
  private static final JmhRow THIN = PlantedRow.of(2_000).param("broker", "REDIS").row();

  private static Requirements required(String... texts) {
    return new Requirements(Stream.of(texts).map(Requirement::parse).toList());
  }

  @Test
  void rowsThatMissAreNamed() {
    Requirements.Result result = required("score >= 1k").of(List.of(FAST, SLOW));

    assertThat(result.fulfilment()).isEqualTo(Fulfilment.MISSED);
    assertThat(result.lines())
        .containsExactly(
            "Required: score >= 1k: met by 1 of 2 rows",
            "  MISSED  Planted.run thrpt KAFKA: 500.0 (487.7 to 512.6)");
  }

  @Test
  void oneMissOutweighsAllElse() {
    assertThat(required("score >= 1k", "score >= 1").of(List.of(THIN, SLOW)).fulfilment())
        .isEqualTo(Fulfilment.MISSED);
    assertThat(required("score >= 1k").of(List.of(FAST, THIN)).fulfilment())
        .isEqualTo(Fulfilment.UNTOLD);
    assertThat(required("score >= 1k", "score <= 9k").of(List.of(FAST)).fulfilment())
        .isEqualTo(Fulfilment.MET);
  }

  @Test
  void aMetricThatNoRowHasCannotBeTold() {
    Requirements.Result result = required("gc.count <= 5").of(List.of(FAST));

    assertThat(result.fulfilment()).isEqualTo(Fulfilment.UNTOLD);
    assertThat(result.lines()).containsExactly("Required: gc.count <= 5: no row has this metric");
  }

  @Test
  void theBrokerOfASingleRowIsNamed() {
    assertThat(required("score >= 1k").of(List.of(SLOW)).lines())
        .contains("  MISSED  Planted.run thrpt KAFKA: 500.0 (487.7 to 512.6)");
  }

  private static SaturationCurve search(
      @Nullable Long fulfilment, @Nullable Long lower, @Nullable Long upper) {
    return new SaturationCurve(
        "NATS", Map.of(), 10_000, true, fulfilment, lower, upper, 0.0, "forks scatter", List.of());
  }

  private static Fulfilment ofSearch(String requirement, SaturationCurve search) {
    return required(requirement).ofSearches(List.of(search)).fulfilment();
  }

  @Test
  void theHighestRateIsTheScoreOfASearch() {
    SaturationCurve search = search(53_800L, 50_100L, 57_200L);

    assertThat(ofSearch("score >= 50k", search)).isEqualTo(Fulfilment.MET);
    assertThat(ofSearch("score >= 60k", search)).isEqualTo(Fulfilment.MISSED);
    assertThat(ofSearch("score >= 55k", search)).isEqualTo(Fulfilment.UNTOLD);
  }

  @Test
  void aSearchWithoutAnUpperEndIsAboveItsLowerOne() {
    SaturationCurve search = search(53_800L, 50_100L, null);

    assertThat(ofSearch("score >= 50k", search)).isEqualTo(Fulfilment.MET);
    assertThat(ofSearch("score <= 60k", search)).isEqualTo(Fulfilment.UNTOLD);
  }

  @Test
  void aSearchWithoutAnAnswerSaysWhy() {
    assertThat(required("score >= 1").ofSearches(List.of(search(null, 1L, null))).lines())
        .containsExactly(
            "Required: score >= 1: met by 0 of 1 row", "  CAN'T BE TOLD  NATS: forks scatter");
  }
}
