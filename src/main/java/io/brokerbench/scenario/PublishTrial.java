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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;

/**
 * A trial of publishing: one thread, with so many messages in flight, to all topics in turn.
 * Nothing consumes while it is measured; after each iteration everything is read back, so that an
 * acknowledgement is proved by a message.
 */
public final class PublishTrial implements BrokerTrial {
  private static final int PAGE_MESSAGES = 10_000;

  private final LongFunction<Duration> patience;
  private final Testbed testbed;
  private final List<TopicPublisher> topicPublishers;
  private final Window window;
  private final List<LedgerPage> unread = new CopyOnWriteArrayList<>();
  private int publishedOfPage = PAGE_MESSAGES;

  /**
   * A trial whose patience can be chosen.
   *
   * @param patience how long so many messages are waited for
   */
  PublishTrial(Broker broker, int inFlight, Setting setting, LongFunction<Duration> patience) {
    this.patience = patience;
    this.testbed = Testbed.prepare(broker, setting, PAGE_MESSAGES);
    this.window = new Window(inFlight);
    this.topicPublishers = TopicPublisher.all(testbed, message -> window.release());
  }

  /**
   * Opens a trial on a connected broker.
   *
   * @param inFlight how many messages may be unacknowledged
   * @throws BrokerException if the broker doesn't do as asked
   */
  public static PublishTrial open(Broker broker, int inFlight, Setting setting) {
    return new PublishTrial(broker, inFlight, setting, Deadline::of);
  }

  /**
   * Publishes a message and blocks until there is room for another. With one in flight that is when
   * it was acknowledged. Once there was no room for a long time, or each of many messages was
   * refused, nothing more is published.
   */
  public void publish() throws InterruptedException {
    if (publishedOfPage == PAGE_MESSAGES) {
      turnPage();
    }
    if (testbed.problems().standsStill()) {
      return;
    }
    LedgerPage page = unread.get(unread.size() - 1);
    long now = System.nanoTime();
    Duration atMost = patience.apply(1);
    long deadline = now + atMost.toNanos();
    if (window.acquire(deadline)) {
      int number = publishedOfPage++;
      page.published(1);
      topicPublishers
          .get(number % topicPublishers.size())
          .publish(page.base() + number / topicPublishers.size(), now);
    }
    if (!window.awaitRoom(deadline)) {
      testbed.problems().standstill("Nothing was acknowledged for " + atMost + ".");
    }
  }

  private void turnPage() {
    if (!unread.isEmpty() && isRefused(unread.get(unread.size() - 1))) {
      testbed.problems().standstill("Each of " + PAGE_MESSAGES + " messages was refused.");
    }
    unread.add(testbed.ledger().open());
    publishedOfPage = 0;
    latencies().values().forEach(LatencyRecorder::endIntervalIfDue);
  }

  /** Nothing was read back yet: what is settled has been acknowledged, or has failed. */
  private static boolean isRefused(LedgerPage full) {
    return full.isUntouched() && full.isSettled();
  }

  /** Reads back what was published since the last time; blocks until that is done. */
  public void readBack() throws InterruptedException {
    if (unread.isEmpty()) {
      return;
    }
    unread.get(unread.size() - 1).endEarly();
    publishedOfPage = PAGE_MESSAGES;
    try {
      if (!testbed.problems().standsStill()) {
        readUnread();
      }
    } catch (RuntimeException e) {
      testbed.problems().standstill(e);
    }
    unread.forEach(this::close);
    testbed.seekMissing();
    if (!testbed.ledger().hasUnsought() && !testbed.problems().standsStill()) {
      // So that no iteration has a longer log than another.
      testbed.problems().attempt(() -> testbed.broker().trim(testbed.topics()));
    }
  }

  private void readUnread() throws InterruptedException {
    long messages = (long) unread.size() * PAGE_MESSAGES;
    long deadline = System.nanoTime() + patience.apply(messages).toNanos();
    try (ConsumerGroup readers = ConsumerGroup.join(testbed, this::giveUp).start()) {
      for (LedgerPage page : unread) {
        page.awaitAcknowledged(Duration.ofNanos(deadline - System.nanoTime()));
        page.awaitDelivered(Duration.ofNanos(deadline - System.nanoTime()));
        close(page);
      }
      readers.awaitQuiet();
    }
  }

  private void close(LedgerPage page) {
    testbed.ledger().close(page);
    unread.remove(page);
  }

  @Override
  public Stretch stretch(Duration atLeast) throws InterruptedException {
    Stretch published =
        Stretch.closedLoop(
            atLeast,
            () -> {
              publish();
              return 1;
            });
    readBack();
    return published;
  }

  /** {@code ack}: from send to the broker's acknowledgement. */
  @Override
  public Map<LatencyKind, LatencyRecorder> latencies() {
    return testbed.latencies(LatencyKind.ACKNOWLEDGEMENT);
  }

  @Override
  public Account account() {
    return testbed.ledger().account();
  }

  @Override
  public TrialOutcome finish() {
    return testbed.finish(
        this::readTheRest,
        () ->
            topicPublishers.forEach(
                topicPublisher -> testbed.problems().attempt(topicPublisher::close)));
  }

  private void readTheRest() {
    try {
      readBack();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      testbed.problems().add("Reading the messages back was interrupted.");
    }
  }

  private void giveUp() {
    unread.forEach(LedgerPage::giveUp);
  }
}
