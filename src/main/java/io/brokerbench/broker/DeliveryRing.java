package io.brokerbench.broker;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of one subscription that are not yet acknowledged, in the order of arrival, in a
 * fixed number of reused slots.
 *
 * <p>Messages are handled in any order by many workers, but brokers are told "all up to here".
 * {@link #advance} finds that point: it passes slots from the oldest on, and stops at the first
 * that is not handled. What arrived in order is passed in order, so the last source passed of a log
 * covers all before it in that log.
 *
 * <p>All methods are for the subscription's thread alone, except {@link Delivery#handled}.
 *
 * @param <T> the client's own received message
 */
public final class DeliveryRing<T> {
  private final Slot<T>[] slots;
  private final int mask;
  private long head;
  private long tail;
  private volatile @Nullable Thread waiting;

  /** With room for a number of deliveries, a power of two. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public DeliveryRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("The capacity is a power of two, not " + capacity);
    }
    slots = new Slot[capacity];
    for (int i = 0; i < capacity; i++) {
      slots[i] = new Slot<>(this);
    }
    mask = capacity - 1;
  }

  /**
   * Takes the next slot for a received message. Call {@link #advance} first when {@link #isFull}.
   */
  public Delivery add(T source, byte[] payload) {
    if (isFull()) {
      throw new IllegalStateException("All " + slots.length + " slots are in use");
    }
    Slot<T> slot = slots[(int) (head++ & mask)];
    slot.fill(source, payload);
    return slot;
  }

  /** Whether there is no slot left. */
  public boolean isFull() {
    return head - tail == slots.length;
  }

  /** Whether everything added was passed. */
  public boolean isEmpty() {
    return head == tail;
  }

  /**
   * Passes, oldest first, what was handled, up to the first that wasn't.
   *
   * @return how many were passed
   */
  public int advance(Consumer<? super T> passed) {
    int count = 0;
    while (!isEmpty()) {
      Slot<T> slot = slots[(int) (tail & mask)];
      if (!slot.handled) {
        break;
      }
      passed.accept(slot.release());
      tail++;
      count++;
    }
    return count;
  }

  /** Blocks until the oldest delivery was handled, or so long; returns whether it was. */
  public boolean awaitOldest(long nanos) throws InterruptedException {
    Slot<T> oldest = slots[(int) (tail & mask)];
    long deadline = System.nanoTime() + nanos;
    waiting = Thread.currentThread();
    try {
      while (!isEmpty() && !oldest.handled) {
        long left = deadline - System.nanoTime();
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

  private static final class Slot<T> implements Delivery {
    private static final byte[] NOTHING = {};

    private final DeliveryRing<T> ring;
    private @Nullable T source;
    private byte[] payload = NOTHING;
    private volatile boolean handled;

    Slot(DeliveryRing<T> ring) {
      this.ring = ring;
    }

    void fill(T source, byte[] payload) {
      this.source = source;
      this.payload = payload;
      this.handled = false;
    }

    /** Lets go of the message, so that the ring keeps no garbage alive. */
    T release() {
      T released = Objects.requireNonNull(source);
      source = null;
      payload = NOTHING;
      return released;
    }

    @Override
    public byte[] payload() {
      return payload;
    }

    @Override
    public void handled() {
      handled = true;
      Thread waiter = ring.waiting;
      if (waiter != null) {
        LockSupport.unpark(waiter);
      }
    }
  }
}
