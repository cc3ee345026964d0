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
}
