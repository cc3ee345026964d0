package io.brokerbench.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Durability;
import org.junit.jupiter.api.Test;

class ContainerNatsTest {
  @Test
  void natsIsToldToFlushOnlyInTheTierThatPromisesIt() {
    assertThat(ContainerNats.configuration("me", Durability.FSYNC))
        .contains("server_name: \"me\"", "sync_interval: always");
    assertThat(ContainerNats.configuration("me", Durability.DISK)).doesNotContain("sync_interval");
  }
}
