package io.brokerbench.scenario;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Sleeps until a time and wakes up at it. An operating system wakes a thread up late, by 50 to 100
 * microseconds and by much the same each time; so the sleep is asked to end so much earlier, and
 * the little that may be left then is spun away.
 *
 * <p>How much earlier is learnt: a bit more after each wake-up that was late, four times as much
 * less after each that was early. So one in five is early and spins, for some microseconds: the
 * processor is left to the broker. (H. Robbins and S. Monro, A stochastic approximation method,
 * Annals of Mathematical Statistics 22, 1951.)
 *
 * <p>For one thread.
 */
final class PunctualSleep {
  private static final long STEP_NANOS = 500;
  private static final long STEPS_BACK = 4;

  /** A system that wakes up later than that isn't waited for by spinning. */
  private static final long EARLIEST_NANOS = 150_000;

  private final LongSupplier clock;
  private final LongConsumer sleep;
  private long earlierNanos;

  /** With the JVM's own clock and sleep. */
  PunctualSleep() {
    this(System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * With a clock and a sleep of its own.
   *
   * @param clock nanoseconds
   * @param sleep blocks for so many, or longer, or not as long
   */
  PunctualSleep(LongSupplier clock, LongConsumer sleep) {
    this.clock = clock;
    this.sleep = sleep;
  }

  /**
   * Blocks until the clock shows a time; not at all if that has passed.
   *
   * @throws InterruptedException if the thread is interrupted while it sleeps
   */
  void until(long nanos) throws InterruptedException {
    long left = nanos - clock.getAsLong();
    boolean asleep = left > 0;
    while (asleep) {
      boolean inTime = left > earlierNanos;
      // The shortest sleep is one too: between messages that are close the processor is given up.
      sleep.accept(Math.max(1, left - earlierNanos));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      left = nanos - clock.getAsLong();
      asleep = left > earlierNanos;
      if (inTime && !asleep) {
        learn(left);
      }
    }
    while (left > 0) {
      Thread.onSpinWait();
      left = nanos - clock.getAsLong();
    }
  }

  private void learn(long left) {
    long step = left > 0 ? -STEPS_BACK * STEP_NANOS : STEP_NANOS;
    earlierNanos = Math.min(Math.max(0, earlierNanos + step), EARLIEST_NANOS);
  }
}
