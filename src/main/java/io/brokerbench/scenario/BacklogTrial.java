package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.LedgerPage;
import io.brokerbench.runin.Stretch;
import io.brokerbench.workload.Deadline;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trial of catching up: a backlog is published and acknowledged, a consumer joins, and then reads
 * and handles all of it. Again and again, each time with a fresh consumer: {@link #fill}, {@link
 * #read}, {@link #leave}.
 */
public final class BacklogTrial implements BrokerTrial {
  private final int messages;
  private final Duration deadline;
  private final Testbed testbed;
  private final PublisherTeam publishers;
  private volatile @Nullable LedgerPage page;
  private @Nullable ConsumerGroup consumers;

  private BacklogTrial(Broker broker, int messages, Setting setting) {
    this.messages = messages;
    this.deadline = Deadline.of(messages);
    this.testbed = Testbed.prepare(broker, setting, messages);
    this.publishers = new PublisherTeam(testbed);
  }

  /**
   * Opens a trial on a connected broker.
   *
   * @param messages how many messages the backlog has
   * @throws BrokerException if the broker doesn't do as asked
   */
  public static BacklogTrial open(Broker broker, int messages, Setting setting) {
    return new BacklogTrial(broker, messages, setting);
  }

  /**
   * Publishes a backlog; returns when it was acknowledged and a fresh consumer has joined. Once
   * nothing was acknowledged of one, or nobody could join, there is none any more.
   */
  public void fill() throws InterruptedException {
    if (testbed.problems().standsStill()) {
      return;
    }
    LedgerPage backlog = testbed.ledger().open();
    page = backlog;
    long end = System.nanoTime() + deadline.toNanos();
    PublisherTeam.await(publishers.publish(backlog, end), end);
    backlog.awaitAcknowledged(Duration.ofNanos(end - System.nanoTime()));
    if (backlog.isUntouched()) {
      testbed.problems().standstill("Nothing of a backlog was acknowledged.");
    } else {
      join();
    }
  }

  private void join() {
    try {
      consumers = ConsumerGroup.join(testbed, this::giveUp);
    } catch (RuntimeException e) {
      testbed.problems().standstill(e);
    }
  }

  /**
   * Lets the consumer begin, and blocks until the last message of the backlog was handled, or a
   * deadline.
   *
   * @return whether there was one, and all of it was handled in time
   */
  public boolean read() throws InterruptedException {
    if (testbed.problems().standsStill()) {
      return false;
    }
    LedgerPage backlog = opened(page);
    opened(consumers).start();
    return backlog.awaitDelivered(deadline) && backlog.isComplete();
  }

  /** Closes the consumer, after it has acknowledged what it handled. */
  public void leave() {
    LedgerPage backlog = page;
    if (backlog != null) {
      page = null;
      testbed.ledger().close(backlog);
      ConsumerGroup group = consumers;
      consumers = null;
      if (group != null) {
        group.awaitQuiet();
        testbed.problems().attempt(group::close);
      }
      testbed.seekMissing();
    }
  }

  /** What it comes to is that of reading alone. */
  @Override
  public Stretch stretch(Duration atLeast) throws InterruptedException {
    long nanos = 0;
    long read = 0;
    while (nanos < atLeast.toNanos() && !testbed.problems().standsStill()) {
      fill();
      long start = System.nanoTime();
      read();
      nanos += System.nanoTime() - start;
      leave();
      read += messages;
    }
    return Stretch.closedLoop(read, Math.max(1, nanos));
  }

  /** None: a message's age says how long ago the backlog was filled. */
  @Override
  public Map<LatencyKind, LatencyRecorder> latencies() {
    return Map.of();
  }

  @Override
  public Account account() {
    return testbed.ledger().account();
  }

  @Override
  public TrialOutcome finish() {
    return testbed.finish(this::leave, publishers::close);
  }

  private void giveUp() {
    LedgerPage backlog = page;
    if (backlog != null) {
      backlog.giveUp();
    }
  }

  private static <T> T opened(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("There is no backlog; fill comes first.");
    }
    return part;
  }
}
