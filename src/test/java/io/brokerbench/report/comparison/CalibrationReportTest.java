package io.brokerbench.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.regression.Calibration;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.NoiseFloor;
import io.brokerbench.regression.PlantedRow;
import io.brokerbench.regression.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a calibration says, to the letter. */
class CalibrationReportTest {
  private static final double[] STEADY = {100_000, 101_000, 99_000, 100_500, 99_500};
  private static final double[] SLOWER = {97_000, 98_000, 96_000, 97_500, 96_500};
  private static final double[] SCATTERED = {10, 15, 6, 12, 9};

  private static String text(double[] one, double[] other) {
    Comparison comparison =
        Comparison.of(
            List.of(
                PlantedRow.of(one).metric("e2e.p99", "us", SCATTERED).row(),
                PlantedRow.of(1, 2).param("size", "2").row()),
            List.of(
                PlantedRow.of(other).metric("e2e.p99", "us", SCATTERED).row(),
                PlantedRow.of(1, 2).param("size", "2").row()),
            new Rules(0.05, NoiseFloor.UNKNOWN, name -> true));
    Calibration calibration = new Calibration(comparison);
    return new CalibrationReport(calibration, calibration.equalSides("2026", "0.1.0")).text();
  }

  @Test
  void eachMetricHasItsNoiseOrTheReasonForNone() {
    assertThat(text(STEADY, STEADY))
        .isEqualTo(
            """
            All rows: KAFKA
            Planted.run thrpt
              score      A/A -1.1 to +1.2 %     beyond scatter: sides 0.0 %, whole runs unknown (by 1)
              e2e.p99    A/A -39.3 to +64.8 %   beyond scatter: sides 0.0 %, whole runs unknown (by 1)
                baseline: forks scatter by 32 %
                candidate: forks scatter by 32 %
            Nothing is known of Planted.run thrpt size=2 score: INSUFFICIENT: a verdict needs 3 forks a side
            """);
  }

  @Test
  void changeOfNothingIsSaidClearly() {
    assertThat(text(STEADY, SLOWER))
        .contains(
            "A against A changed, though nothing differs: Planted.run thrpt score by -3.0 %, Holm"
                + " p",
            "Chance alone does that in 5 % of calibrations. Run it again: if it comes back");
  }
}
