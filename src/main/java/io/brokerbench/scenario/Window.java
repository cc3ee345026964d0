package io.brokerbench.scenario;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many messages one publisher has in flight. A publisher that found the window full goes
 * on when an eighth of it is free, and not with each message that comes back: waking it for each
 * would measure the scheduler.
 *
 * <p>{@link #acquire} is for the publisher's thread, {@link #release} for any.
 */
final class Window {
  private final int size;
  private final int lowWater;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile @Nullable Thread waiting;

  Window(int size) {
    this.size = size;
    this.lowWater = size - Math.max(1, size / 8);
  }

  /**
   * Takes a place for a message; blocks while there is none.
   *
   * @return whether there was one before the deadline, by {@link System#nanoTime}
   */
  boolean acquire(long deadlineNanos) throws InterruptedException {
    if (!awaitRoom(deadlineNanos)) {
      return false;
    }
    inFlight.incrementAndGet();
    return true;
  }

  /**
   * Blocks while there is no place, and takes none.
   *
   * @return whether there was one before the deadline, by {@link System#nanoTime}
   */
  boolean awaitRoom(long deadlineNanos) throws InterruptedException {
    return inFlight.get() < size || awaitLowWater(deadlineNanos);
  }

  /** Gives a message's place back. */
  void release() {
    if (inFlight.decrementAndGet() == lowWater) {
      Thread waiter = waiting;
      if (waiter != null) {
        LockSupport.unpark(waiter);
      }
    }
  }

  private boolean awaitLowWater(long deadlineNanos) throws InterruptedException {
    waiting = Thread.currentThread();
    try {
      while (inFlight.get() > lowWater) {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      return true;
    } finally {
      waiting = null;
    }
  }
}
