package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {
  /** One cycle between two samples, which is where a single thing weighs most. */
  private static Trend trend(int samples, IntToDoubleFunction left) {
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < samples; i++) {
      line.addData(i, left.applyAsDouble(i));
    }
    return Trend.of(line);
  }

  @Test
  void whatEachCycleAddsIsTheSlope() {
    Trend trend = trend(10, i -> 7 + 2 * i);

    assertThat(trend).isEqualTo(new Trend(2, 0, 10));
    assertThat(Resource.THREADS.isLeak(trend)).isTrue();
  }

  /**
   * Worked by hand: of 1, 2, 4, 4, 6 at 0 to 4 the slope is 1.2, its standard error the root of 0.8
   * / 3 / 10, and Student's t of 97.5 % with 3 degrees of freedom 3.182.
   */
  @Test
  void theIntervalIsStudents() {
    double[] left = {1, 2, 4, 4, 6};
    Trend trend = trend(left.length, i -> left[i]);

    assertThat(trend.slope()).isCloseTo(1.2, within(1e-9));
    assertThat(trend.margin()).isCloseTo(0.5197, within(1e-4));
    assertThat(trend.lower()).isCloseTo(0.6803, within(1e-4));
    assertThat(trend.upper()).isCloseTo(1.7197, within(1e-4));
  }

  @Test
  void whatCameBeforeTheFirstSampleIsNoSlope() {
    Trend trend = trend(10, i -> 1_000);

    assertThat(trend).isEqualTo(new Trend(0, 0, 10));
    assertThat(Resource.THREADS.isLeak(trend)).isFalse();
  }

  @Test
  void aThreadThatComesOnceIsNoLeakWheneverItComes() {
    for (int samples = Trend.FEWEST_SAMPLES; samples <= 60; samples++) {
      for (int at = 1; at < samples; at++) {
        int first = at;
        Trend trend = trend(samples, i -> i < first ? 0 : 1);
        assertThat(trend.isKnown()).isTrue();
        assertThat(trend.lower()).as("from %d of %d", at, samples).isLessThan(0.085);
        assertThat(Resource.THREADS.isLeak(trend)).isFalse();
      }
    }
  }

  @Test
  void aThreadEveryFifthCycleIsALeak() {
    assertThat(Resource.THREADS.isLeak(trend(30, i -> Math.floorDiv(i, 5)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void fewSamplesTellNothing(int samples) {
    Trend trend = trend(samples, i -> i);

    assertThat(trend.isKnown()).isFalse();
    assertThat(trend.slope()).isNaN();
    assertThat(trend.samples()).isEqualTo(samples);
  }

  @Test
  void samplesWithoutCyclesBetweenThemTellNothing() {
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < 10; i++) {
      line.addData(3, i);
    }

    assertThat(Trend.of(line).isKnown()).isFalse();
  }
}
