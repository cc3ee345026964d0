package io.brokerbench.measure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A burst's page in the {@link Ledger}: two bits a message, acknowledged and delivered, and a
 * signal when every message has both.
 */
public final class BurstPage {
  private final long base;
  private final int stride;
  private final int messages;
  private final AtomicBits acknowledged;
  private final AtomicBits delivered;
  private final AtomicLong published = new AtomicLong();
  private final AtomicInteger open;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * A page for a burst.
   *
   * @param base the first sequence number, the same for all publishers
   * @param stride how many sequence numbers each publisher has in this burst
   * @param publishers how many publishers share the burst's messages
   * @param messages how many messages the burst has, at most {@code stride * publishers}
   */
  BurstPage(long base, int stride, int publishers, int messages) {
    this.base = base;
    this.stride = stride;
    this.messages = messages;
    this.acknowledged = new AtomicBits(stride * publishers);
    this.delivered = new AtomicBits(stride * publishers);
    this.open = new AtomicInteger(2 * messages);
  }

  /** The first sequence number of the burst, for every publisher. */
  public long base() {
    return base;
  }

  /** How many of the burst's messages a publisher sends. */
  public int shareOf(int publisher) {
    return Math.max(0, Math.min(stride, messages - publisher * stride));
  }

  /** Notes that a publisher has handed so many messages of the burst to its client. */
  public void published(long count) {
    published.addAndGet(count);
  }

  /**
   * Blocks until each message was both acknowledged and handled, or the burst was given up, or so
   * long. The last message wakes the caller up: nothing is polled.
   *
   * @return whether the burst ended in time
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the waiting although the burst isn't complete, because it never will be. */
  public void giveUp() {
    ended.countDown();
  }

  /** Whether each message was both acknowledged and delivered. */
  public boolean isComplete() {
    return open.get() == 0;
  }

  /** Whether a sequence number is one of this burst's. */
  public boolean covers(long sequence) {
    return sequence >= base && sequence < base + stride;
  }

  long firstSequenceAfter() {
    return base + stride;
  }

  boolean acknowledge(int publisher, long sequence) {
    return settle(acknowledged, publisher, sequence);
  }

  boolean deliver(int publisher, long sequence) {
    return settle(delivered, publisher, sequence);
  }

  private boolean settle(AtomicBits bits, int publisher, long sequence) {
    return bits.set(publisher * stride + (int) (sequence - base));
  }

  /** Called once for each bit that was set, after everything that has to be done before the end. */
  void settled() {
    if (open.decrementAndGet() == 0) {
      ended.countDown();
    }
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

  /** Acknowledged by the broker and not delivered. */
  long lostCount() {
    return acknowledged.countWithout(delivered);
  }

  int messages() {
    return messages;
  }
}
