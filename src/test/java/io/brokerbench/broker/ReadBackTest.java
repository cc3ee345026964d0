package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadBackTest {
  private static final Map<String, String> ASKED = Map.of("flush", "1", "replicas", "3");

  @Test
  void whatTheServerTookIsFine() {
    ReadBack.check("topic", ASKED, Map.of("flush", "1", "replicas", "3", "other", "x"));
  }

  @Test
  void eachSettingThatTheServerDidNotTakeIsNamed() {
    assertThatThrownBy(() -> ReadBack.check("topic", ASKED, Map.of("flush", "7")))
        .isInstanceOf(BrokerException.class)
        .hasMessage(
            """
            The server did not take what it was asked for:
              topic: flush was to be 1 and is 7.
              topic: replicas was to be 3, and isn't told.\
            """);
  }
}
