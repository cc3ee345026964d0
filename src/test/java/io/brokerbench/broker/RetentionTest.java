package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetentionTest {
  @Test
  void whatWasAskedForIsKept() {
    assertThat(Retention.bytes(32, 10_000, 108)).isEqualTo(32L << 20);
  }

  @Test
  void unreadMessagesHaveRoomTwice() {
    assertThat(Retention.bytes(1, 1_000_000, 108)).isEqualTo(2L * 1_000_000 * 208);
  }

  @Test
  void nothingIsRemovedOnRequest() {
    assertThat(Retention.bytes(0, 1_000_000, 108)).isEqualTo(Storage.EVERYTHING);
  }
}
