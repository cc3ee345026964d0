package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WindowTest {
  private static final int SIZE = 16;

  private final Window window = new Window(SIZE);

  @Test
  void hasAsManyPlacesAsItsSize() throws Exception {
    for (int i = 0; i < SIZE; i++) {
      assertThat(window.acquire(passed())).isTrue();
    }
    assertThat(window.acquire(passed())).isFalse();
  }

  @Test
  void aFullWindowOpensWhenAnEighthIsFree() throws Exception {
    fill();
    window.release();
    window.acquire(far()); // it was never found full
    assertThat(window.acquire(passed())).isFalse();
    window.release();
    window.release();
    assertThat(window.acquire(passed())).isTrue();
  }

  @Test
  void aWaitingPublisherIsWokenByTheReleases() throws Exception {
    fill();
    CompletableFuture<Boolean> acquired = new CompletableFuture<>();
    Thread publisher =
        new Thread(
            () -> {
              try {
                acquired.complete(window.acquire(far()));
              } catch (InterruptedException e) {
                acquired.completeExceptionally(e);
              }
            });
    publisher.start();
    while (publisher.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    window.release();
    window.release();
    assertThat(acquired.get()).isTrue();
  }

  @Test
  void aWindowOfOneWorksMessageByMessage() throws Exception {
    Window one = new Window(1);
    for (int i = 0; i < 3; i++) {
      assertThat(one.acquire(passed())).isTrue();
      assertThat(one.acquire(passed())).isFalse();
      one.release();
    }
  }

  @Test
  void neverHasMoreInFlightThanItsSize() throws Exception {
    int messages = 200_000;
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger released = new AtomicInteger();
    Thread acknowledging =
        new Thread(
            () -> {
              while (released.get() < messages) {
                if (inFlight.get() > 0) {
                  inFlight.decrementAndGet();
                  released.incrementAndGet();
                  window.release();
                }
              }
            });
    acknowledging.start();
    for (int i = 0; i < messages; i++) {
      assertThat(window.acquire(far())).isTrue();
      assertThat(inFlight.incrementAndGet()).isLessThanOrEqualTo(SIZE);
    }
    acknowledging.join();
  }

  private void fill() throws InterruptedException {
    for (int i = 0; i < SIZE; i++) {
      window.acquire(far());
    }
  }

  private static long passed() {
    return System.nanoTime() - 1;
  }

  private static long far() {
    return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
  }
}
