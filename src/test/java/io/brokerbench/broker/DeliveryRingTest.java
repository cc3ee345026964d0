package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveryRingTest {
  private static final byte[] PAYLOAD = {1};

  private final DeliveryRing<String> ring = new DeliveryRing<>(4);
  private final List<String> passed = new ArrayList<>();

  @Test
  void passesWhatWasHandledUpToTheFirstThatWasNot() {
    Delivery a = ring.add("a", PAYLOAD);
    Delivery b = ring.add("b", PAYLOAD);
    Delivery c = ring.add("c", PAYLOAD);
    b.handled();
    assertThat(ring.advance(passed::add)).isZero();
    a.handled();
    assertThat(ring.advance(passed::add)).isEqualTo(2);
    assertThat(passed).containsExactly("a", "b");
    c.handled();
    ring.advance(passed::add);
    assertThat(ring.isEmpty()).isTrue();
  }

  @Test
  void reusesItsSlotsAndRefusesMoreThanItHas() {
    for (int i = 0; i < 10; i++) {
      ring.add("x", PAYLOAD).handled();
      ring.advance(passed::add);
    }
    assertThat(passed).hasSize(10);
    for (int i = 0; i < 4; i++) {
      ring.add("y", PAYLOAD);
    }
    assertThat(ring.isFull()).isTrue();
    assertThatThrownBy(() -> ring.add("z", PAYLOAD)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theHandlingThreadWakesTheOneThatWaitsForTheOldest() throws Exception {
    Delivery oldest = ring.add("a", PAYLOAD);
    Thread handling = new Thread(oldest::handled);
    handling.start();
    assertThat(ring.awaitOldest(TimeUnit.MINUTES.toNanos(1))).isTrue();
    handling.join();
  }

  @Test
  void waitingForTheOldestEndsAtItsDeadline() throws Exception {
    ring.add("a", PAYLOAD);
    assertThat(ring.awaitOldest(1)).isFalse();
  }

  @Test
  void aCapacityThatIsNoPowerOfTwoIsRefused() {
    assertThatThrownBy(() -> new DeliveryRing<String>(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6");
  }
}
