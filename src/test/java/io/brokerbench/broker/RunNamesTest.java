package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNamesTest {
  private final RunNames names = new RunNames("r" + "0a".repeat(10) + "1");

  @Test
  void onABrokerOfItsOwnARunHasAllNamesOfTheSuite() {
    assertThat(RunNames.ALL.of("brokerbench-group")).isEqualTo("brokerbench-group");
    assertThat(RunNames.ALL.owns("brokerbench-left")).isTrue();
    assertThat(RunNames.ALL.owns("orders")).isFalse();
  }

  @Test
  void onSharedServersOnlyWhatHasItsId() {
    String name = names.of("brokerbench-group");
    assertThat(name).isEqualTo("brokerbench-" + names.run() + "-group");
    assertThat(names.owns(name)).isTrue();
    assertThat(new RunNames("r" + "0a".repeat(10) + "2").owns(name)).isFalse();
    assertThat(names.owns("brokerbench-group")).isFalse();
    assertThat(RunNames.runOf(name)).contains(names.run());
  }

  @Test
  void marksAreNoTrials() {
    assertThat(names.owns(names.of("brokerbench-run-here-1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"brokerbench-left-behind", "brokerbench-2f-0", "orders", "brokerbench-r1"})
  void otherNamesHaveNoRun(String name) {
    assertThat(RunNames.runOf(name)).isEmpty();
  }
}
