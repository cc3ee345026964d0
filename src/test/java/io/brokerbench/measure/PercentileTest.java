package io.brokerbench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PercentileTest {
  @ParameterizedTest
  @CsvSource({"P50, 20", "P90, 100", "P99, 1000", "P999, 10000", "P9999, 100000"})
  void tenMessagesHaveToLieAbove(Percentile percentile, long messages) {
    assertThat(percentile.isToldBy(messages)).isTrue();
    assertThat(percentile.isToldBy(messages - 1)).isFalse();
  }

  @Test
  void ofAThousandMessagesTheLastNinesAreOnlyTheMaximum() {
    assertThat(Percentile.P99.isToldBy(1_000)).isTrue();
    assertThat(Percentile.P999.isToldBy(1_000)).isFalse();
    assertThat(Percentile.P9999.isToldBy(1_000)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void itsLabelHasItsNines(Percentile percentile) {
    String digits = percentile.label().substring(1);

    assertThat(percentile.share())
        .isEqualTo(Double.parseDouble("0." + (digits.equals("50") ? "5" : digits)));
  }
}
