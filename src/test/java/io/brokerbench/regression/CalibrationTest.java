package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.results.EqualSides;
import io.brokerbench.results.JmhRow;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  private static List<EqualSides> stored(JmhRow one, JmhRow other) {
    return calibration(one, other).equalSides("2026-11-26T10:00:00Z", "0.1.0");
  }

  @Test
  void whatIsStoredIsWhatTheSidesCameTo() {
    JmhRow one = PlantedRow.of(STEADY).row();

    EqualSides stored = stored(one, PlantedRow.of(times(0.98)).row()).get(0);

    assertThat(stored.difference()).isEqualTo(Math.log(0.98), within(1e-9));
    assertThat(stored.standardError()).isBetween(0.004, 0.006);
    assertThat(stored.forks()).isEqualTo(5);
  }

  @Test
  void whatCannotBeTestedSaysNothing() {
    JmhRow two = PlantedRow.of(1000, 1001).row();
    JmhRow invalid = PlantedRow.of(STEADY).fault("fork 1: lost 3").row();

    assertThat(stored(two, two)).isEmpty();
    assertThat(stored(invalid, invalid)).isEmpty();
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

  /**
   * A calibration about a level, of sides so far apart, whose forks make them differ by so much.
   */
  private static EqualSides sides(double level, double apart, double error) {
    return new EqualSides(
        PlantedRow.of(STEADY).row().key(),
        "score",
        level * Math.exp(-apart / 2),
        level * Math.exp(apart / 2),
        error,
        5,
        "2026",
        "0.1.0");
  }

  @Test
  void whatScatterExplainsIsNothing() {
    assertThat(BetweenSides.of(List.of(sides(1_000, 0.03, 0.04)), Blocking.ROUNDS))
        .isEqualTo(BetweenSides.NOTHING);
  }

  @Test
  void whatScatterDoesNotExplainIsPooledOverCalibrations() {
    BetweenSides between =
        BetweenSides.of(
            List.of(sides(1_000, 0.05, 0.03), sides(1_000, -0.01, 0.03), sides(1_000, 0.07, 0.03)),
            Blocking.ROUNDS);

    assertThat(between.variance())
        .isEqualTo((0.05 * 0.05 + 0.01 * 0.01 + 0.07 * 0.07) / 3 - 0.03 * 0.03, within(1e-12));
    assertThat(between.degreesOfFreedom()).isEqualTo(3);
  }

  /** Sides of one run are measured in turns, and share what makes runs differ. */
  @Test
  void levelsOfCalibrationsSayWhatIsBetweenWholeRuns() {
    List<EqualSides> days = List.of(sides(1_000, 0, 0), sides(1_100, 0, 0), sides(900, 0, 0));

    assertThat(BetweenSides.of(days, Blocking.ROUNDS).variance()).isZero();
    assertThat(BetweenSides.of(days, Blocking.NONE).variance()).isBetween(0.0199, 0.0203);
    assertThat(BetweenSides.of(days, Blocking.NONE).degreesOfFreedom()).isEqualTo(2, within(1e-9));
  }

  private static Judgement judge(double between, double calibrations, double factor) {
    NoiseFloor noise = (row, metric) -> new BetweenSides(between * between, calibrations);
    return Comparison.of(
            List.of(PlantedRow.of(STEADY).row()),
            List.of(PlantedRow.of(times(factor)).row()),
            new Rules(0.05, noise, JmhRow.SCORE::equals))
        .judgements()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 0.94, REGRESSED",
    "0.04, 5, 0.94, INCONCLUSIVE",
    "0.04, 5, 0.85, REGRESSED",
    // One calibration hardly says by how much sides differ.
    "0.04, 1, 0.85, INCONCLUSIVE",
    "0.04, 5, 1, INCONCLUSIVE",
    "0.002, 5, 1, EQUIVALENT"
  })
  void whatIsBetweenSidesIsPartOfTheError(
      double between, double calibrations, double factor, Verdict verdict) {
    assertThat(judge(between, calibrations, factor).verdict()).isEqualTo(verdict);
  }

  @Test
  void thatItCountsIsSaid() {
    assertThat(judge(0.04, 5, 0.85).words())
        .contains(
            "equal sides differed by 4.1 % here beyond the scatter of forks, which the interval"
                + " counts in");
    assertThat(judge(0, 5, 0.85).words()).isEmpty();
  }

  @Test
  void noNumberOfForksFindsWhatIsBetweenSides() {
    Judgement judgement = judge(0.04, 5, 0.94);

    assertThat(Objects.requireNonNull(judgement.sensitivity()).forksNeeded()).isEmpty();
  }
}
