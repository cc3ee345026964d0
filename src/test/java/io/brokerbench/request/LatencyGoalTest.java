package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyGoalTest {
  @ParameterizedTest
  @CsvSource({"10us, 10", "500us, 500", "2.5ms, 2500", "10ms, 10000", "1s, 1000000", "60s, 6e7"})
  void isANumberAndItsUnit(String text, double micros) {
    assertThat(LatencyGoal.parse(text)).isEqualTo(new LatencyGoal(micros, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ms", "10", "10 ms", "1e3ms", ".5ms", "5.ms", "9.99us", "60.1s", "1m"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> LatencyGoal.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--p99 " + text + ": the goal is a latency from 10us to 60s");
  }
}
