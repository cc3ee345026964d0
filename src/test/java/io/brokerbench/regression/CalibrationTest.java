package io.brokerbench.regression;

import static io.brokerbench.regression.PlantedRow.fork;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.results.JmhRow;
import io.brokerbench.results.MeasuredFloor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two equal sides say of noise, and what a later comparison makes of it. */
class CalibrationTest {
  private static final double[] STEADY = {1000, 1010, 990, 1005, 995};

  private static double[] times(double factor) {
    return Arrays.stream(STEADY).map(value -> value * factor).toArray();
  }

  private static Calibration calibration(JmhRow one, JmhRow other) {
    return new Calibration(Comparison.of(List.of(one), List.of(other), Rules.DEFAULT));
  }

  private static List<MeasuredFloor> floors(JmhRow one, JmhRow other) {
    return calibration(one, other).floors("2026-11-26T10:00:00Z", "0.1.0");
  }

  @ParameterizedTest
  @CsvSource({"0.8, 1.1, 0.25", "0.95, 1.25, 0.25", "0.99, 1.02, 0.02", "1, 1, 0"})
  void floorIsTheFartherEndAsAFactor(double low, double high, double floor) {
    Change change = new Change(1, low, high, 1, 1, OptionalDouble.empty());

    assertThat(Calibration.of(change)).isEqualTo(floor, within(1e-9));
  }

  @Test
  void floorIsTheSameWithTheSidesExchanged() {
    JmhRow one = PlantedRow.of(STEADY).row();
    JmhRow other = PlantedRow.of(times(0.98)).row();

    MeasuredFloor floor = floors(one, other).get(0);

    assertThat(floors(other, one).get(0).floor()).isEqualTo(floor.floor());
    assertThat(floor.floor()).isGreaterThan(1 / 0.98 - 1).isLessThan(0.04);
    assertThat(floor.low()).isLessThan(0.98);
    assertThat(floor.forks()).isEqualTo(5);
    assertThat(floor.noise()).isNull();
  }

  @Test
  void noisyMetricHasAFloorThatIsLarge() {
    JmhRow scattered = PlantedRow.of(1000, 600, 1500, 900, 1200).row();

    MeasuredFloor floor = floors(scattered, scattered).get(0);

    assertThat(floor.floor()).isGreaterThan(0.3);
    assertThat(floor.noise()).contains("baseline: forks scatter by");
  }

  @Test
  void whatCannotBeTestedHasNone() {
    JmhRow two = PlantedRow.of(1000, 1001).row();
    JmhRow invalid = PlantedRow.of(STEADY).fault("fork 1: lost 3").row();

    assertThat(floors(two, two)).isEmpty();
    assertThat(floors(invalid, invalid)).isEmpty();
    assertThat(calibration(invalid, invalid).unmeasured())
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.INVALID);
  }

  @Test
  void changeBetweenEqualSidesIsFound() {
    JmhRow one = PlantedRow.of(STEADY).row();

    assertThat(calibration(one, PlantedRow.of(times(0.97)).row()).changed()).hasSize(1);
    assertThat(calibration(one, one).changed()).isEmpty();
  }

  private static Judgement withFloor(double floor, double factor) {
    JmhRow baseline = PlantedRow.of(STEADY).row();
    MeasuredFloor measured =
        new MeasuredFloor(
            baseline.key(), "score", floor, 1 / (1 + floor), 1.01, null, 5, "2026", "0.1.0");
    KnownNoise noise = KnownNoise.of(List.of(measured), List.of(baseline), Set.of());
    return Comparison.of(
            List.of(baseline),
            List.of(PlantedRow.of(times(factor)).row()),
            new Rules(0.05, noise, Rules.DEFAULT.metrics()))
        .judgements()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.94, REGRESSED",
    "0.08, 0.94, INCONCLUSIVE",
    "0.08, 0.85, REGRESSED",
    "0.08, 1.07, INCONCLUSIVE",
    "0.08, 1.09, IMPROVED",
    "0.08, 1, EQUIVALENT",
    "0.03, 0.94, REGRESSED",
    // A factor: what can rise by 150 % can fall by 60 %, and not only by more than there is.
    "1.5, 0.35, REGRESSED",
    "1.5, 0.5, INCONCLUSIVE"
  })
  void changeHasToExceedTheFloor(double floor, double factor, Verdict verdict) {
    assertThat(withFloor(floor, factor).verdict()).isEqualTo(verdict);
  }

  @Test
  void floorThatDecidesIsSaid() {
    assertThat(withFloor(0.08, 0.94).reasons())
        .containsExactly(
            "significant, but under the noise floor of 7.4 %: two equal sides differed as much"
                + " here");
    assertThat(withFloor(0.08, 0.85).reasons())
        .containsExactly("the noise floor of 7.4 % counts here instead of 5 %");
    assertThat(withFloor(0.08, 0.85).threshold()).isEqualTo(0.08 / 1.08, within(1e-9));
    assertThat(withFloor(0.03, 0.94).reasons()).isEmpty();
    assertThat(withFloor(0.03, 0.94).threshold()).isEqualTo(0.05);
  }

  /** A large floor must not make everything the same. */
  @Test
  void floorMakesNothingEquivalent() {
    Judgement judgement = withFloor(0.5, 0.8);

    assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Objects.requireNonNull(judgement.sensitivity()).forksNeeded().getAsInt())
        .isGreaterThanOrEqualTo(3);
  }

  /** What drifts by more than matters isn't warm, however high the floor is. */
  @Test
  void floorHidesNoDrift() {
    JmhRow drifting =
        PlantedRow.of(
                "ops/s",
                List.of(
                    fork(1000.0, 1001.0, 1100.0, 1101.0),
                    fork(1002.0, 1001.0, 1102.0, 1099.0),
                    fork(1000.0, 1003.0, 1101.0, 1103.0)))
            .row();

    Judgement judgement =
        Comparison.of(
                List.of(drifting),
                List.of(drifting),
                new Rules(0.05, (row, metric) -> 0.5, Rules.DEFAULT.metrics()))
            .judgements()
            .get(0);

    assertThat(judgement.verdict()).isEqualTo(Verdict.NOISY);
  }
}
