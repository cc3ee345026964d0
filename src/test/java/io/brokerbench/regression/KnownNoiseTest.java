package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.results.JmhRow;
import io.brokerbench.results.MeasuredFloor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which floor applies to which row. */
class KnownNoiseTest {
  private static PlantedRow planted() {
    return PlantedRow.of(1_000, 1_001, 999);
  }

  private static MeasuredFloor floor(JmhRow row, String metric, double floor) {
    return new MeasuredFloor(row.key(), metric, floor, 0.9, 1.1, null, 5, "2026-11-26", "0.1.0");
  }

  @Test
  void rowsAndMetricsHaveTheirOwn() {
    JmhRow low = planted().param("scenario", "LOW").row();
    JmhRow high = planted().param("scenario", "HIGH").row();

    KnownNoise noise =
        KnownNoise.of(
            List.of(floor(low, "score", 0.1), floor(low, "e2e.p99", 0.3), floor(high, "score", 1)),
            List.of(low, high),
            Set.of());

    assertThat(noise.of(low.key(), "score")).isEqualTo(0.1);
    assertThat(noise.of(low.key(), "e2e.p99")).isEqualTo(0.3);
    assertThat(noise.of(high.key(), "score")).isEqualTo(1);
    assertThat(noise.of(high.key(), "e2e.p99")).isZero();
    assertThat(noise.rows(List.of(low.key(), high.key()))).isEqualTo(2);
  }

  @Test
  void rowThatWasNotMeasuredHasNone() {
    JmhRow measured = planted().param("scenario", "LOW").row();
    JmhRow other = planted().param("scenario", "HIGH").row();
    JmhRow otherMode = planted().param("scenario", "LOW").mode("avgt").row();

    KnownNoise noise =
        KnownNoise.of(List.of(floor(measured, "score", 0.1)), List.of(other, otherMode), Set.of());

    assertThat(noise.of(other.key(), "score")).isZero();
    assertThat(noise.of(otherMode.key(), "score")).isZero();
    assertThat(noise.floors()).isEmpty();
    assertThat(noise.rows(List.of(other.key()))).isZero();
  }

  @Test
  void newerParameterWithOneValueDoesNotTellRowsApart() {
    JmhRow old = planted().row();
    JmhRow withNewer = planted().param("payload", "108").row();

    assertThat(of(floor(old, "score", 0.1), withNewer)).isEqualTo(0.1);
    assertThat(of(floor(withNewer, "score", 0.1), old)).isEqualTo(0.1);
  }

  private static double of(MeasuredFloor floor, JmhRow row) {
    return KnownNoise.of(List.of(floor), List.of(row), Set.of()).of(row.key(), floor.metric());
  }

  @Test
  void newerParameterWithSeveralValuesDoes() {
    JmhRow one = planted().param("payload", "108").row();
    JmhRow other = planted().param("payload", "1024").row();

    KnownNoise noise =
        KnownNoise.of(List.of(floor(planted().row(), "score", 0.1)), List.of(one, other), Set.of());

    assertThat(noise.of(one.key(), "score")).isZero();
  }

  @Test
  void durabilityAlwaysTellsRowsApart() {
    assertThat(
            of(floor(planted().row(), "score", 0.1), planted().param("durability", "DISK").row()))
        .isZero();
  }

  /** Parameters of one benchmark say nothing of the rows of another. */
  @Test
  void floorsOfOtherBenchmarksDoNotMatter() {
    JmhRow timed = planted().mode("avgt").param("rate", "1").row();
    JmhRow old = planted().row();
    JmhRow now = planted().param("rate", "5").row();

    KnownNoise noise =
        KnownNoise.of(
            List.of(floor(timed, "score", 0.2), floor(old, "score", 0.1)), List.of(now), Set.of());

    assertThat(noise.of(now.key(), "score")).isEqualTo(0.1);
  }

  @Test
  void sidesThatDifferInAParameterHaveTheGreaterFloor() {
    JmhRow one = planted().param("workers", "1").row();
    JmhRow many = planted().param("workers", "256").row();
    Set<String> differing = Set.of("workers");

    KnownNoise noise =
        KnownNoise.of(
            List.of(
                floor(one, "score", 0.07),
                floor(many, "score", 0.09),
                floor(planted().param("workers", "16").row(), "score", 0.5)),
            List.of(one, many),
            differing);

    assertThat(noise.of(one.without(differing).key(), "score")).isEqualTo(0.09);
    assertThat(noise.rows(List.of(one.without(differing).key()))).isEqualTo(1);
  }
}
