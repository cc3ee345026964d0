package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedRatioTest {
  private static final double[] FIRST = {100, 110, 90, 105, 95};

  private static double[] times(double[] values, double... factors) {
    double[] products = values.clone();
    for (int i = 0; i < products.length; i++) {
      products[i] *= factors[i];
    }
    return products;
  }

  @Test
  void ratioIsOfGeometricMeansWithStudentsInterval() {
    double e = Math.E;
    double[] second = times(FIRST, Math.pow(e, 0.1), Math.pow(e, 0.2), Math.pow(e, 0.3), 1, 1);

    PairedRatio ratio = PairedRatio.of(FIRST, second);

    // Logarithms 0.1, 0.2, 0.3, 0, 0: mean 0.12, standard deviation 0.130384; t(4) is 2.776445.
    double margin = 2.776445 * 0.130384 / Math.sqrt(5);
    assertThat(ratio.ratio()).isCloseTo(Math.exp(0.12), within(1e-6));
    assertThat(ratio.low()).isCloseTo(Math.exp(0.12 - margin), within(1e-5));
    assertThat(ratio.high()).isCloseTo(Math.exp(0.12 + margin), within(1e-5));
    assertThat(ratio.scatter()).isCloseTo(0.130384, within(1e-6));
  }

  @Test
  void whatBothHalvesOfAPairShareDropsOut() {
    double[] slower = times(FIRST, 1, 0.5, 0.1, 3, 1);

    PairedRatio ratio = PairedRatio.of(slower, times(slower, 0.9, 0.9, 0.9, 0.9, 0.9));

    assertThat(ratio.low()).isCloseTo(0.9, within(1e-9));
    assertThat(ratio.high()).isCloseTo(0.9, within(1e-9));
  }

  @Test
  void itTakesMorePairsTheNearerTheBoundIs() {
    PairedRatio ratio = PairedRatio.of(FIRST, times(FIRST, 1.1, 0.9, 1.0, 1.05, 0.95));

    assertThat(ratio.pairsToTellFrom(0.5)).isEqualTo(3);
    assertThat(ratio.pairsToTellFrom(0.95)).isGreaterThan(ratio.pairsToTellFrom(0.9));
    assertThat(ratio.pairsToTellFrom(ratio.ratio())).isEqualTo(1_000);
  }

  @Test
  void sidesWithoutEnoughPairsAreRefused() {
    assertThatThrownBy(() -> PairedRatio.of(new double[] {1, 2}, new double[] {1, 2}))
        .hasMessageContaining("At least 3 pairs");
    assertThatThrownBy(() -> PairedRatio.of(FIRST, new double[] {1, 2, 3}))
        .hasMessageContaining("not 5 and 3");
  }
}
