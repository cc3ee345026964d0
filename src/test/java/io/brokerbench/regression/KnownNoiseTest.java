package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.results.EqualSides;
import io.brokerbench.results.JmhRow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which calibrations apply to which row. */
class KnownNoiseTest {
  private static PlantedRow planted() {
    return PlantedRow.of(1_000, 1_001, 999);
  }

  /** Of sides so far apart, as a logarithm, whose forks don't scatter. */
  private static EqualSides floor(JmhRow row, String metric, double apart) {
    return new EqualSides(row.key(), metric, 100, 100 * Math.exp(apart), 0, 5, "2026", "0.1.0");
  }

  private static double deviation(KnownNoise noise, JmhRow row, String metric) {
    return Math.sqrt(noise.of(row.key(), metric).variance());
  }

  @Test
  void rowsAndMetricsHaveTheirOwn() {
    JmhRow low = planted().param("scenario", "LOW").row();
    JmhRow high = planted().param("scenario", "HIGH").row();

    KnownNoise noise =
        KnownNoise.of(
            List.of(floor(low, "score", 0.1), floor(low, "e2e.p99", 0.3), floor(high, "score", 1)),
            List.of(low, high),
            Set.of(),
            Blocking.ROUNDS);

    assertThat(deviation(noise, low, "score")).isEqualTo(0.1, within(1e-9));
    assertThat(deviation(noise, low, "e2e.p99")).isEqualTo(0.3, within(1e-9));
    assertThat(deviation(noise, high, "score")).isEqualTo(1, within(1e-9));
    assertThat(deviation(noise, high, "e2e.p99")).isZero();
    assertThat(noise.rows(List.of(low.key(), high.key()))).isEqualTo(2);
  }

  @Test
  void rowThatWasNotMeasuredHasNone() {
    JmhRow measured = planted().param("scenario", "LOW").row();
    JmhRow other = planted().param("scenario", "HIGH").row();
    JmhRow otherMode = planted().param("scenario", "LOW").mode("avgt").row();

    KnownNoise noise =
        KnownNoise.of(
            List.of(floor(measured, "score", 0.1)),
            List.of(other, otherMode),
            Set.of(),
            Blocking.ROUNDS);

    assertThat(deviation(noise, other, "score")).isZero();
    assertThat(deviation(noise, otherMode, "score")).isZero();
    assertThat(noise.calibrations()).isEmpty();
    assertThat(noise.rows(List.of(other.key()))).isZero();
  }

  @Test
  void newerParameterWithOneValueDoesNotTellRowsApart() {
    JmhRow old = planted().row();
    JmhRow withNewer = planted().param("payload", "108").row();

    assertThat(of(floor(old, "score", 0.1), withNewer)).isEqualTo(0.1, within(1e-9));
    assertThat(of(floor(withNewer, "score", 0.1), old)).isEqualTo(0.1, within(1e-9));
  }

  private static double of(EqualSides floor, JmhRow row) {
    KnownNoise noise = KnownNoise.of(List.of(floor), List.of(row), Set.of(), Blocking.ROUNDS);
    return deviation(noise, row, floor.metric());
  }

  @Test
  void newerParameterWithSeveralValuesDoes() {
    JmhRow one = planted().param("payload", "108").row();
    JmhRow other = planted().param("payload", "1024").row();

    KnownNoise noise =
        KnownNoise.of(
            List.of(floor(planted().row(), "score", 0.1)),
            List.of(one, other),
            Set.of(),
            Blocking.ROUNDS);

    assertThat(deviation(noise, one, "score")).isZero();
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
            List.of(floor(timed, "score", 0.2), floor(old, "score", 0.1)),
            List.of(now),
            Set.of(),
            Blocking.ROUNDS);

    assertThat(deviation(noise, now, "score")).isEqualTo(0.1, within(1e-9));
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
            differing,
            Blocking.ROUNDS);

    assertThat(deviation(noise, one.without(differing), "score")).isEqualTo(0.09, within(1e-9));
    assertThat(noise.rows(List.of(one.without(differing).key()))).isEqualTo(1);
  }
}
