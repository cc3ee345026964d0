package io.brokerbench.census;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Looks again and again, at first after a millisecond, then less and less often.
 *
 * <p>An interrupt doesn't end the waiting, which has its limit anyway and would otherwise be too
 * short to judge by; the thread is interrupted again afterwards.
 *
 * @param nanoClock the time in nanoseconds
 * @param pause waits about as many nanoseconds as it is given, or less
 */
record BackoffPoll(LongSupplier nanoClock, LongConsumer pause) {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  /** A poll in real time. */
  static BackoffPoll real() {
    return new BackoffPoll(System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * Waits until the condition holds, or as long as allowed.
   *
   * @return how long it took, at least {@code atMost} if the condition never held
   */
  Duration until(BooleanSupplier condition, Duration atMost) {
    long start = nanoClock.getAsLong();
    long limit = atMost.toNanos();
    long nextPause = FIRST_PAUSE.toNanos();
    boolean interrupted = false;
    long waited = 0;
    while (!condition.getAsBoolean() && waited < limit) {
      interrupted |= Thread.interrupted();
      pause.accept(Math.min(nextPause, limit - waited));
      nextPause = Math.min(2 * nextPause, LONGEST_PAUSE.toNanos());
      waited = nanoClock.getAsLong() - start;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return Duration.ofNanos(waited);
  }
}
