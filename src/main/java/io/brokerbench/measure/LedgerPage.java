package io.brokerbench.measure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A burst's page in the {@link Ledger}: two bits a message, acknowledged and delivered, and a
 * signal for each when every message has it, or will never have it.
 */
public final class LedgerPage {
  private final long base;
  private final int stride;
  private final int publishers;
  private int messages;
  private final AtomicBits acknowledged;
  private final AtomicBits delivered;
  private final AtomicLong published = new AtomicLong();
  private final AtomicInteger unacknowledged;
  private final AtomicInteger undelivered;
  private final CountDownLatch allAcknowledged = new CountDownLatch(1);
  private final CountDownLatch allDelivered = new CountDownLatch(1);
  private volatile @Nullable AtomicBits refused;
  private volatile boolean incomplete;
  private volatile boolean closed;
  private @Nullable Missing missing;

  /**
   * A page for a burst.
   *
   * @param base the first sequence number, the same for all publishers
   * @param stride how many sequence numbers each publisher has in this burst
   * @param publishers how many publishers share the burst's messages
   * @param messages how many messages the burst has, at most {@code stride * publishers}
   */
  LedgerPage(long base, int stride, int publishers, int messages) {
    this.base = base;
    this.stride = stride;
    this.publishers = publishers;
    this.messages = messages;
    this.acknowledged = new AtomicBits(stride * publishers);
    this.delivered = new AtomicBits(stride * publishers);
    this.unacknowledged = new AtomicInteger(messages);
    this.undelivered = new AtomicInteger(messages);
  }

  /** The first sequence number of the burst, for every publisher. */
  public long base() {
    return base;
  }

  /** How many of the burst's messages a publisher sends: all as many, or one more. */
  public int shareOf(int publisher) {
    return messages / publishers + (publisher < messages % publishers ? 1 : 0);
  }

  /** Notes that so many messages of the burst were handed to the client. */
  public void published(long count) {
    published.addAndGet(count);
  }

  /** Notes that so many messages of the burst will never be handed to the client. */
  public void withheld(int count) {
    if (count > 0) {
      incomplete = true;
      countDown(unacknowledged, count, allAcknowledged);
      countDown(undelivered, count, allDelivered);
    }
  }

  /** Says that no more messages will come than were published; for the thread that publishes. */
  public void endEarly() {
    int missing = messages - Math.toIntExact(published.get());
    messages -= missing;
    countDown(unacknowledged, missing, allAcknowledged);
    countDown(undelivered, missing, allDelivered);
  }

  /**
   * Blocks until each message was acknowledged, or will never be, or the burst was given up, or so
   * long. The last message wakes the caller up: nothing is polled.
   *
   * @return whether one of the first two came about
   */
  public boolean awaitAcknowledged(Duration atMost) throws InterruptedException {
    return allAcknowledged.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Waits until every message was delivered and handled, or never will be; whether that was in
   * time.
   */
  public boolean awaitDelivered(Duration atMost) throws InterruptedException {
    return allDelivered.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the waiting although the burst isn't complete, because it never will be. */
  public void giveUp() {
    allAcknowledged.countDown();
    allDelivered.countDown();
  }

  /** Whether each message was both acknowledged and delivered. */
  public boolean isComplete() {
    return isSettled() && !incomplete;
  }

  /** Whether nothing more is awaited: what wasn't acknowledged and delivered has failed. */
  public boolean isSettled() {
    return unacknowledged.get() == 0 && undelivered.get() == 0;
  }

  /** Whether nothing came back of it: no acknowledgement, and no message. */
  public boolean isUntouched() {
    return acknowledged.count() == 0 && delivered.count() == 0;
  }

  /** How many messages are still to be delivered, published or not. */
  public int undelivered() {
    return undelivered.get();
  }

  /** Whether a sequence number is one of this burst's. */
  public boolean covers(long sequence) {
    return sequence >= base && sequence < base + stride;
  }

  boolean acknowledge(int publisher, long sequence) {
    return acknowledged.set(index(publisher, sequence));
  }

  boolean deliver(int publisher, long sequence) {
    return delivered.set(index(publisher, sequence));
  }

  /**
   * Notes that a message has failed, and isn't awaited any more. It may have been stored all the
   * same, and be delivered.
   */
  void refuse(int publisher, long sequence) {
    int index = index(publisher, sequence);
    incomplete = true;
    if (refusals().set(index)) {
      countDown(unacknowledged, 1, allAcknowledged);
      // One that is delivered in this very moment is counted by neither, and waited for.
      if (!delivered.get(index)) {
        countDown(undelivered, 1, allDelivered);
      }
    }
  }

  /** Whether a message has failed. */
  boolean isRefused(int publisher, long sequence) {
    AtomicBits all = refused;
    return all != null && all.get(index(publisher, sequence));
  }

  private synchronized AtomicBits refusals() {
    AtomicBits all = refused;
    if (all == null) {
      all = new AtomicBits(stride * publishers);
      refused = all;
    }
    return all;
  }

  private int index(int publisher, long sequence) {
    return publisher * stride + (int) (sequence - base);
  }

  /** Called for each first acknowledgement, after everything that has to be done before the end. */
  void acknowledgementSettled() {
    countDown(unacknowledged, 1, allAcknowledged);
  }

  /** Counts deliveries that were handled, or will never come. */
  void deliveriesSettled(int count) {
    countDown(undelivered, count, allDelivered);
  }

  private static void countDown(AtomicInteger open, int by, CountDownLatch end) {
    if (open.addAndGet(-by) == 0) {
      end.countDown();
    }
  }

  /** Ends it: what was acknowledged by now and not delivered is missing. */
  void close() {
    closed = true;
    AtomicBits left = acknowledged.without(delivered);
    if (left.count() > 0) {
      missing = new Missing(left, delivered);
    }
  }

  /** What was missing when it was closed; null if nothing was. */
  @Nullable Missing missing() {
    return missing;
  }

  /** Notes that the broker holds a message; without effect for those that aren't missing. */
  void found(int publisher, long sequence) {
    if (missing != null) {
      missing.found(index(publisher, sequence));
    }
  }

  /**
   * Notes that the broker was read to its end.
   *
   * @param bounds of each publisher: what is later than this sequence number and wasn't found isn't
   *     there
   */
  void judge(long[] bounds) {
    if (missing != null) {
      for (int publisher = 0; publisher < publishers; publisher++) {
        int first = (int) Math.min(stride, Math.max(0, bounds[publisher] + 1 - base));
        missing.judge(publisher * stride + first, (publisher + 1) * stride);
      }
    }
  }

  boolean isClosed() {
    return closed;
  }

  long publishedCount() {
    return published.get();
  }

  long acknowledgedCount() {
    return acknowledged.count();
  }

  long deliveredCount() {
    return delivered.count();
  }

  int messages() {
    return messages;
  }
}
