package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BackoffPollTest {
  private final FakeTime time = new FakeTime();

  @Test
  void whatHoldsAlreadyTakesNoTime() {
    assertThat(time.poll().until(() -> true, Duration.ofSeconds(5))).isZero();
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void pausesDoubleUpToATenthOfASecond() {
    time.poll().until(() -> false, Duration.ofMillis(400));

    assertThat(time.pauses().stream().map(Duration::toMillis))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 100L, 100L, 73L);
  }

  @Test
  void whatComesWithTheLastPauseIsSeen() {
    AtomicBoolean done = new AtomicBoolean();
    time.at(Duration.ofMillis(400), () -> done.set(true));

    time.poll().until(done::get, Duration.ofMillis(400));

    assertThat(time.pauses()).hasSize(10);
  }

  @Test
  void withoutTimeItLooksOnce() {
    assertThat(time.poll().until(() -> false, Duration.ZERO)).isZero();
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void anInterruptIsKeptAndShortensNothing() {
    Thread.currentThread().interrupt();

    Duration waited = BackoffPoll.real().until(() -> false, Duration.ofMillis(50));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMillis(50));
  }
}
