package io.brokerbench.measure;

import io.brokerbench.workload.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for every message of one trial, exactly, and takes its latencies.
 *
 * <p>Messages belong to bursts, all of the same size: {@link #open} starts one, {@link #close} ends
 * it and adds it to the account. What the ledger holds is two bits a message of the bursts under
 * way, and the pages of bursts that were given up, so that what arrives later can be told from a
 * duplicate.
 *
 * <p>{@link #open}, {@link #close}, {@link #search} and {@link #account} are for one thread, {@link
 * #acknowledged} is for any. Deliveries are noted by a {@link Receiver} for each worker; all those
 * of one key by the same, which is what makes their order known. Nothing of that allocates.
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
  private final List<LedgerPage> incomplete = new ArrayList<>();

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
  public LedgerPage open() {
    LedgerPage page = new LedgerPage(pages.nextBase(), stride, publishers, burstMessages);
    pages.add(page);
    return page;
  }

  /** Ends a burst: what hasn't come by now is missing, or has failed. */
  public void close(LedgerPage burst) {
    burst.close();
    if (burst.isComplete()) {
      pages.drop(burst);
    }
    long acknowledgedHere = burst.acknowledgedCount();
    published += burst.publishedCount();
    acknowledged += acknowledgedHere;
    failed += burst.messages() - acknowledgedHere;
    delivered += burst.deliveredCount();
    if (burst.missing() != null) {
      incomplete.add(burst);
    }
  }

  /** Notes a broker's acknowledgement of a message of this trial, as it was published. */
  public void acknowledged(byte[] payload) {
    long sequence = MessageFormat.sequence(payload);
    LedgerPage burst = pages.find(sequence);
    if (burst != null
        && !burst.isClosed()
        && burst.acknowledge(MessageFormat.publisher(payload), sequence)) {
      // Recorded before the burst can end, so that the latency belongs to the same interval.
      ackLatency.record(age(payload));
      burst.acknowledgementSettled();
    }
  }

  /** Notes that a message of this trial, as it was published, has failed; for any thread. */
  public void refused(byte[] payload) {
    long sequence = MessageFormat.sequence(payload);
    LedgerPage burst = pages.find(sequence);
    if (burst != null && !burst.isClosed()) {
      burst.refuse(MessageFormat.publisher(payload), sequence);
    }
  }

  /** A way in for the deliveries of one worker. */
  public Receiver receiver() {
    return new Receiver();
  }

  /**
   * Whether there are messages that were acknowledged and not delivered, and of which it isn't
   * known whether the broker holds them.
   */
  public boolean hasUnsought() {
    return missing(Missing::unsought) > 0;
  }

  /** A search for the missing messages of all bursts closed so far. */
  public Search search() {
    return new Search(trial, publishers, lastOfKey.length, pages, List.copyOf(incomplete));
  }

  private long missing(ToLongFunction<Missing> count) {
    return incomplete.stream()
        .map(LedgerPage::missing)
        .filter(Objects::nonNull)
        .mapToLong(count)
        .sum();
  }

  /** The account of all bursts closed so far, and of all deliveries up to now. */
  public Account account() {
    long lost = missing(Missing::lost);
    return new Account(
        published,
        acknowledged,
        failed,
        delivered,
        lost,
        missing(Missing::count) - lost,
        missing(Missing::unsought),
        duplicated.sum(),
        residue.sum(),
        reordered.sum(),
        corrupted.sum(),
        late.sum());
  }

  private long age(byte[] payload) {
    return nanoClock.getAsLong() - MessageFormat.sentNanos(payload);
  }

  /**
   * Notes the deliveries of one worker, which has all deliveries of its keys; for one thread at a
   * time. Each message is checked and timed by itself; latencies and the count of what a burst
   * still waits for are passed on by {@link #settle}, for many messages together, because all
   * workers share them.
   */
  public final class Receiver {
    private static final int UNSETTLED = 64;

    private final MessageFormat.Checker checker = new MessageFormat.Checker();
    private final long[] latencies = new long[UNSETTLED];
    private int unsettled;
    private int unawaited;
    private @Nullable LedgerPage page;

    private Receiver() {}

    /** Notes a delivery that the worker has handled. */
    public Receipt delivered(byte[] payload) {
      if (!checker.isIntact(payload)) {
        corrupted.increment();
        return Receipt.CORRUPTED;
      }
      if (MessageFormat.trial(payload) != trial) {
        residue.increment();
        return Receipt.RESIDUE;
      }
      long sequence = MessageFormat.sequence(payload);
      LedgerPage burst = pages.find(sequence);
      if (burst == null || !burst.deliver(MessageFormat.publisher(payload), sequence)) {
        duplicated.increment();
        return Receipt.DUPLICATE;
      }
      if (burst.isClosed()) {
        late.increment();
        return Receipt.LATE;
      }
      checkOrder(MessageFormat.key(payload), sequence);
      if (burst != page || unsettled == UNSETTLED) {
        settle();
        page = burst;
      }
      if (burst.isRefused(MessageFormat.publisher(payload), sequence)) {
        unawaited++;
      }
      latencies[unsettled++] = age(payload);
      return Receipt.FIRST;
    }

    /** Passes on what was noted: a burst can't end before. To be called before waiting for more. */
    public void settle() {
      LedgerPage burst = page;
      if (burst != null && unsettled > 0) {
        // Recorded before the burst can end, so that the latency belongs to the same interval.
        endToEndLatency.record(latencies, unsettled);
        burst.deliveriesSettled(unsettled - unawaited);
        unsettled = 0;
        unawaited = 0;
      }
    }
  }

  private void checkOrder(int key, long sequence) {
    if (sequence < lastOfKey[key]) {
      reordered.increment();
    } else {
      lastOfKey[key] = sequence;
    }
  }
}
