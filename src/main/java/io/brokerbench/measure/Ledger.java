package io.brokerbench.measure;

import io.brokerbench.workload.MessageFormat;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Accounts for every message of one trial, exactly, and takes its latencies.
 *
 * <p>Messages belong to bursts, all of the same size: {@link #open} starts one, {@link #close} ends
 * it and adds it to the account. What the ledger holds is two bits a message of the bursts under
 * way, and the pages of bursts that were given up, so that what arrives later can be told from a
 * duplicate.
 *
 * <p>{@link #open}, {@link #close} and {@link #account} are for one thread. {@link #acknowledged}
 * is for any thread, and {@link #delivered} for any thread as long as the deliveries of one key
 * come from one thread, which is what makes their order known. Neither of them allocates or blocks.
 */
public final class Ledger {
  private final long trial;
  private final int publishers;
  private final int burstMessages;
  private final int stride;
  private final long[] lastOfKey;
  private final LongSupplier nanoClock;
  private final LatencyRecorder ackLatency;
  private final LatencyRecorder endToEndLatency;
  private final Pages pages;

  private final LongAdder duplicated = new LongAdder();
  private final LongAdder residue = new LongAdder();
  private final LongAdder reordered = new LongAdder();
  private final LongAdder corrupted = new LongAdder();
  private final LongAdder late = new LongAdder();

  private long published;
  private long acknowledged;
  private long failed;
  private long delivered;
  private long lost;

  /**
   * A ledger of a trial.
   *
   * @param trial what the trial's messages carry, and no other trial's
   * @param keys the trial's keys are from 0 on, below this
   * @param burstMessages how many messages a burst has
   * @param nanoClock the clock that messages carry their send time of
   * @param ackLatency gets the time from send to acknowledgement of each message
   * @param endToEndLatency gets the time from send to the end of its handling of each message
   */
  public Ledger(
      long trial,
      int publishers,
      int keys,
      int burstMessages,
      LongSupplier nanoClock,
      LatencyRecorder ackLatency,
      LatencyRecorder endToEndLatency) {
    this.trial = trial;
    this.publishers = publishers;
    this.burstMessages = burstMessages;
    this.stride = (burstMessages + publishers - 1) / publishers;
    this.pages = new Pages(stride);
    this.nanoClock = nanoClock;
    this.ackLatency = ackLatency;
    this.endToEndLatency = endToEndLatency;
    this.lastOfKey = new long[keys];
    Arrays.fill(lastOfKey, -1);
  }

  /** Starts the next burst; bursts before it may still be under way. */
  public BurstPage open() {
    BurstPage page = new BurstPage(pages.nextBase(), stride, publishers, burstMessages);
    pages.add(page);
    return page;
  }

  /** Ends a burst: what hasn't come by now is lost, or has failed. */
  public void close(BurstPage burst) {
    burst.close();
    if (burst.isComplete()) {
      pages.drop(burst);
    }
    long acknowledgedHere = burst.acknowledgedCount();
    published += burst.publishedCount();
    acknowledged += acknowledgedHere;
    failed += burst.messages() - acknowledgedHere;
    delivered += burst.deliveredCount();
    lost += burst.lostCount();
  }

  /** Notes a broker's acknowledgement of a message of this trial, as it was published. */
  public void acknowledged(byte[] payload) {
    long sequence = MessageFormat.sequence(payload);
    BurstPage burst = pages.find(sequence);
    if (burst != null
        && !burst.isClosed()
        && burst.acknowledge(MessageFormat.publisher(payload), sequence)) {
      // Recorded before the burst can end, so that the latency belongs to the same interval.
      record(ackLatency, payload);
      burst.acknowledgementSettled();
    }
  }

  /**
   * Notes a delivery that a worker has handled.
   *
   * @param checker the worker's own
   */
  public Receipt delivered(byte[] payload, MessageFormat.Checker checker) {
    if (!checker.isIntact(payload)) {
      corrupted.increment();
      return Receipt.CORRUPTED;
    }
    if (MessageFormat.trial(payload) != trial) {
      residue.increment();
      return Receipt.RESIDUE;
    }
    long sequence = MessageFormat.sequence(payload);
    BurstPage burst = pages.find(sequence);
    if (burst == null || !burst.deliver(MessageFormat.publisher(payload), sequence)) {
      duplicated.increment();
      return Receipt.DUPLICATE;
    }
    if (burst.isClosed()) {
      late.increment();
      return Receipt.LATE;
    }
    checkOrder(MessageFormat.key(payload), sequence);
    record(endToEndLatency, payload);
    burst.deliverySettled();
    return Receipt.FIRST;
  }

  /** The account of all bursts closed so far, and of all deliveries up to now. */
  public Account account() {
    return new Account(
        published,
        acknowledged,
        failed,
        delivered,
        lost,
        duplicated.sum(),
        residue.sum(),
        reordered.sum(),
        corrupted.sum(),
        late.sum());
  }

  private void record(LatencyRecorder latency, byte[] payload) {
    latency.record(nanoClock.getAsLong() - MessageFormat.sentNanos(payload));
  }

  private void checkOrder(int key, long sequence) {
    if (sequence < lastOfKey[key]) {
      reordered.increment();
    } else {
      lastOfKey[key] = sequence;
    }
  }
}
