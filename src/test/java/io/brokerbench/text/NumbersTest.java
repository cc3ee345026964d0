package io.brokerbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What numbers look like. */
class NumbersTest {
  @Test
  void valuesOfAnySizeAreReadable() {
    assertThat(
            List.of(
                Numbers.value(123_456.789),
                Numbers.value(999.96),
                Numbers.value(1.5),
                Numbers.value(0.012345),
                Numbers.value(1.9e-8),
                Numbers.value(0),
                Numbers.value(Double.NaN)))
        .containsExactly("123,457", "1,000", "1.5", "0.01235", "1.900e-08", "0", "-");
  }

  @Test
  void aRatioIsAChangeInPercentAndFromTwiceOnAMultiple() {
    assertThat(Numbers.ratio(1.31)).isEqualTo("+31 %");
    assertThat(Numbers.ratio(0.966)).isEqualTo("-3.4 %");
    assertThat(Numbers.ratio(1)).isEqualTo("0 %");
    assertThat(Numbers.ratio(5.4)).isEqualTo("5.40 times");
    assertThat(Numbers.ratio(0.19)).isEqualTo("0.19 times");
    assertThat(Numbers.ratio(1_234)).isEqualTo("1,234 times");
    assertThat(Numbers.ratio(Double.NaN)).isEqualTo("-");
  }

  @Test
  void anIntervalHasTheFormOfItsRatio() {
    assertThat(Numbers.ratios(1.31, 1.16, 1.48)).isEqualTo("+16 to +48 %");
    assertThat(Numbers.ratios(1.5, 0.97, 2.3)).isEqualTo("-3.0 to +130 %");
    assertThat(Numbers.ratios(2.1, 1.8, 2.4)).isEqualTo("1.80 to 2.40 times");
  }
}
