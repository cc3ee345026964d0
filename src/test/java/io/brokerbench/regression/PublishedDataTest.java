package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Data sets whose answers others have published. */
class PublishedDataTest {
  /** Student's sleep data (Biometrika 1908), as R has it: extra hours with two drugs. */
  private static final double[] SLEEP_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

  private static final double[] SLEEP_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

  private static final Offset<Double> DIGITS = within(0.00005);

  /** {@code t.test(extra ~ group, data = sleep)} in R's documentation. */
  @Test
  void welchOfStudentsSleepDataIsThatOfR() {
    Contrast welch = Contrast.of(SLEEP_1, SLEEP_2);

    assertThat(welch.difference()).isEqualTo(1.58, within(1e-12));
    assertThat(welch.difference() / welch.standardError()).isEqualTo(1.8608, DIGITS);
    assertThat(welch.degreesOfFreedom()).isEqualTo(17.776, within(0.0005));
    assertThat(welch.p()).isEqualTo(0.07939, within(0.000005));
    assertThat(welch.difference() - welch.margin(0.95)).isEqualTo(-0.2054832, within(5e-8));
    assertThat(welch.difference() + welch.margin(0.95)).isEqualTo(3.3654832, within(5e-8));
  }

  /** The three examples of Wikipedia's article on Welch's t-test: sizes and variances differ. */
  @Test
  void welchOfUnequalSizesAndVariances() {
    Contrast equalVariances =
        Contrast.of(
            numbers("27.5 21.0 19.0 23.6 17.0 17.9 16.9 20.1 21.9 22.6 23.1 19.6 19.0 21.7 21.4"),
            numbers("27.1 22.0 20.8 23.4 23.4 23.5 25.8 22.0 24.8 20.2 21.9 22.1 22.9 20.5 24.4"));
    assertThat(equalVariances.difference() / equalVariances.standardError())
        .isEqualTo(2.46, within(0.005));
    assertThat(equalVariances.degreesOfFreedom()).isEqualTo(25.0, within(0.05));
    assertThat(equalVariances.p()).isEqualTo(0.021, within(0.0005));

    Contrast smallerIsWider =
        Contrast.of(
            numbers("17.2 20.9 22.6 18.1 21.7 21.4 23.5 24.2 14.7 21.8"),
            numbers(
                "21.5 22.8 21.0 23.0 21.6 23.6 22.5 20.7 23.4 21.8"
                    + " 20.7 21.7 21.5 22.5 23.6 21.5 22.5 23.5 21.5 21.8"));
    assertThat(smallerIsWider.difference() / smallerIsWider.standardError())
        .isEqualTo(1.57, within(0.005));
    assertThat(smallerIsWider.degreesOfFreedom()).isEqualTo(9.9, within(0.05));
    assertThat(smallerIsWider.p()).isEqualTo(0.149, within(0.0005));

    Contrast largerIsWider =
        Contrast.of(
            numbers("19.8 20.4 19.6 17.8 18.5 18.9 18.3 18.9 19.5 22.0"),
            numbers(
                "28.2 26.6 20.1 23.3 25.2 22.1 17.7 27.6 20.6 13.7"
                    + " 23.2 17.5 20.6 18.0 23.9 21.6 24.3 20.4 24.0 13.2"));
    assertThat(largerIsWider.difference() / largerIsWider.standardError())
        .isEqualTo(2.22, within(0.005));
    assertThat(largerIsWider.degreesOfFreedom()).isEqualTo(24.5, within(0.05));
    assertThat(largerIsWider.p()).isEqualTo(0.036, within(0.0005));
  }

  /** NIST's StRD, NumAcc4: a certified standard deviation of 0.1 about 10,000,000.2. */
  @Test
  void welchLosesNoDigitsToLargeMeans() {
    double[] numAcc4 = new double[1_001];
    Arrays.setAll(numAcc4, i -> i == 0 ? 10_000_000.2 : i % 2 == 1 ? 10_000_000.1 : 10_000_000.3);
    double[] shifted = Arrays.stream(numAcc4).map(value -> value + 1).toArray();

    Contrast welch = Contrast.of(numAcc4, shifted);

    assertThat(welch.difference()).isEqualTo(1, within(1e-8));
    assertThat(welch.standardError()).isEqualTo(0.1 * Math.sqrt(2 / 1_001.0), within(1e-9));
  }

  /** {@code t.test(extra ~ group, data = sleep, paired = TRUE)}: ten patients had both drugs. */
  @Test
  void pairedTestOfStudentsSleepDataIsThatOfR() {
    Sides sides = new Sides(SLEEP_1, SLEEP_2);
    Contrast paired =
        new Contrast(sides.difference(), sides.paired(), sides.pairs(), BetweenSides.NOTHING);

    assertThat(paired.difference() / paired.standardError()).isEqualTo(4.0621, DIGITS);
    assertThat(paired.degreesOfFreedom()).isEqualTo(9, within(1e-12));
    assertThat(paired.p()).isEqualTo(0.002833, within(0.0000005));
    assertThat(paired.difference() - paired.margin(0.95)).isEqualTo(0.7001142, within(5e-8));
  }

  /** {@code p.adjust(p, "holm")} of R, for the example of Wikipedia's article on Holm's method. */
  @Test
  void holmIsThatOfR() {
    assertThat(Holm.adjusted(List.of(0.01, 0.04, 0.03, 0.005)))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjusted(List.of(0.01, 0.02, 0.03, 0.04, 0.05)))
        .containsExactly(new double[] {0.05, 0.08, 0.09, 0.09, 0.09}, within(1e-12));
    assertThat(Holm.adjusted(List.of(0.6, 0.7))).containsExactly(1, 1);
    assertThat(Holm.adjusted(List.of())).isEmpty();
  }

  /** Y. Benjamini and Y. Hochberg, JRSS B 57 (1995): of 15 endpoints, three are rejected at 5 %. */
  @Test
  void holmOfMyocardialInfarction() {
    double[] adjusted =
        Holm.adjusted(
            Arrays.stream(
                    numbers(
                        "0.0001 0.0004 0.0019 0.0095 0.0201 0.0278 0.0298 0.0344 0.0459 0.3240"
                            + " 0.4262 0.5719 0.6528 0.7590 1.0000"))
                .boxed()
                .toList());

    assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05)).hasSize(3);
    assertThat(adjusted[2]).isEqualTo(13 * 0.0019, within(1e-12));
    assertThat(adjusted[3]).isEqualTo(12 * 0.0095, within(1e-12));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
