package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.results.JmhMetric;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static JmhMetric score(double... forks) {
    return Objects.requireNonNull(PlantedRow.of(forks).row().metrics().get("score"));
  }

  @Test
  void isStudentsOnLogarithms() {
    // By SciPy: exp of the mean of the logarithms -+ t.ppf(0.975, 2) standard errors.
    Interval interval = Interval.of(score(90, 100, 110)).orElseThrow();

    assertThat(interval.low()).isEqualTo(77.6699993, within(1e-6));
    assertThat(interval.high()).isEqualTo(127.8900710, within(1e-6));
  }

  @Test
  void equalForksAreAPoint() {
    Interval interval = Interval.of(score(7, 7, 7)).orElseThrow().including(7);

    assertThat(interval.low()).isEqualTo(7, within(1e-12)).isLessThanOrEqualTo(7);
    assertThat(interval.high()).isEqualTo(7, within(1e-12)).isGreaterThanOrEqualTo(7);
  }

  @Test
  void twoForksAreTooFew() {
    assertThat(Interval.of(score(90, 110))).isEmpty();
  }

  @Test
  void forkWithoutAPositiveValueHasNone() {
    assertThat(Interval.of(score(1, 2, 0))).isEmpty();
    assertThat(Interval.of(score(1, 2, Double.NaN))).isEmpty();
  }
}
