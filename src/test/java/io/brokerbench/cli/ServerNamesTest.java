package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerNamesTest {
  @Test
  void severalValuesHaveNames() {
    assertThat(ServerNames.parse("--nats-server", List.of("old=/a/b", "new=c=d")))
        .containsExactly(Map.entry("old", "/a/b"), Map.entry("new", "c=d"));
  }

  @Test
  void aSingleValueNeedsNone() {
    assertThat(ServerNames.parse("--nats-server", List.of("/a/b")))
        .containsExactly(Map.entry("default", "/a/b"));
  }

  @Test
  void severalWithoutNamesAreRefused() {
    assertThatThrownBy(() -> ServerNames.parse("--nats-server", List.of("old=/a", "/b")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--nats-server /b: with several, each needs a name, as in --nats-server new=/b.");
  }

  @Test
  void aNameIsForOneServer() {
    assertThatThrownBy(() -> ServerNames.parse("--nats-server", List.of("old=/a", "old=/b")))
        .isInstanceOf(UsageException.class)
        .hasMessage("--nats-server old=/b: the name old is taken already.");
  }
}
