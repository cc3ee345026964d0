package io.brokerbench.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.regression.PairedRatio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  private static final Bounds BOUNDS = new Bounds(0.95, 1.3);

  @ParameterizedTest
  @CsvSource({
    "0.96, 1.29, OK",
    "0.95, 1.30, OK",
    "0.80, 0.94, BELOW",
    "1.31, 1.50, ABOVE",
    "0.90, 1.00, OPEN",
    "1.20, 1.40, OPEN",
    "0.50, 2.00, OPEN"
  })
  void intervalDecides(double low, double high, BoundCheck verdict) {
    double middle = Math.sqrt(low * high);

    assertThat(BOUNDS.judge(new PairedRatio(1, middle, low, high, 0.1))).isEqualTo(verdict);
  }
}
