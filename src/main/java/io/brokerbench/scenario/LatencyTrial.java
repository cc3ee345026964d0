package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.LedgerPage;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.runin.Stretch;
import io.brokerbench.workload.ArrivalSchedule;
import io.brokerbench.workload.Deadline;
import io.brokerbench.workload.OpenLoop;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;

/**
 * A trial of open-loop delivery: messages are sent when they are due, whatever became of those
 * before, and their latency counts from when they were due. So a stall of the broker, or of the
 * sender, is paid for by every message that was due during it, as it would be by a user.
 *
 * <p>An iteration is {@link #begin}, then {@link #slice} again and again, then {@link #end}.
 */
public final class LatencyTrial implements BrokerTrial {
  private static final Duration STANDSTILL = Deadline.of(0);
  private static final int UNMEASURED = -1;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final OpenLoop load;
  private final Duration standstill;
  private final int sliceMessages;
  private final Testbed testbed;
  private final ConsumerGroup consumers;
  private final List<TopicPublisher> topicPublishers;
  private final PunctualSleep sleep = new PunctualSleep();
  private final LatencyRecorder lateness = new LatencyRecorder();
  private final Map<LatencyKind, LatencyRecorder> latencies;
  private final Queue<LedgerPage> underWay = new ConcurrentLinkedQueue<>();
  private volatile boolean subscriptionFailed;

  /** Which lane has its turn: a slice may have fewer messages than there are lanes. */
  private int turn;

  private int iteration;
  private long startNanos;
  private ArrivalSchedule schedule;
  private long dueNanos;
  private BacklogGrowth growth;
  private long unsustained;

  /**
   * A trial whose patience can be chosen.
   *
   * @param standstill how long messages are waited for while none comes
   */
  LatencyTrial(Broker broker, OpenLoop load, Setting setting, Duration standstill) {
    this.load = load;
    this.standstill = standstill;
    this.sliceMessages = OpenLoop.sliceMessages(load.rate());
    this.testbed = Testbed.prepare(broker, setting, sliceMessages);
    this.consumers = ConsumerGroup.join(testbed, this::giveUp).start();
    this.topicPublishers = TopicPublisher.all(testbed, message -> {});
    this.latencies = new EnumMap<>(testbed.latencies());
    latencies.put(LatencyKind.LATENESS, lateness);
    this.schedule = load.schedule(0);
    this.growth = new BacklogGrowth(load.rate());
  }

  /**
   * Opens a trial on a connected broker.
   *
   * @throws io.brokerbench.broker.BrokerException if the broker doesn't do as asked
   */
  public static LatencyTrial open(Broker broker, OpenLoop load, Setting setting) {
    return new LatencyTrial(broker, load, setting, STANDSTILL);
  }

  /** Starts an iteration: its schedule begins now. */
  public void begin() {
    begin(iteration++);
  }

  private void begin(int number) {
    schedule = load.schedule(number);
    growth = new BacklogGrowth(load.rate());
    startNanos = System.nanoTime();
    dueNanos = startNanos + schedule.nextNanos();
  }

  /**
   * Sends the messages of the next ten milliseconds, each when it is due; blocks for as long, and
   * waits for no answer. Where the client makes it wait, the messages after that are late, and
   * count as late. Once nothing came back of an iteration's last slice for a long time, or the
   * subscription has failed, nothing more is sent.
   */
  public void slice() throws InterruptedException {
    if (testbed.problems().standsStill()) {
      return;
    }
    LedgerPage page = testbed.ledger().open();
    underWay.add(page);
    for (int i = 0; i < sliceMessages; i++) {
      sleep.until(dueNanos);
      lateness.record(System.nanoTime() - dueNanos);
      topicPublishers
          .get((turn + i) % topicPublishers.size())
          .publish(page.base() + i / topicPublishers.size(), dueNanos);
      dueNanos = startNanos + schedule.nextNanos();
    }
    turn = (turn + sliceMessages) % topicPublishers.size();
    page.published(sliceMessages);
    if (subscriptionFailed) {
      page.giveUp();
    }
    closeComplete();
    sampleBacklog();
    long now = System.nanoTime();
    growth.end(now - startNanos, Math.max(0, now - dueNanos));
    latencies.values().forEach(LatencyRecorder::endIntervalIfDue);
  }

  /** Ends the iteration: blocks until all its messages were handled, or no more come. */
  public void end() throws InterruptedException {
    sampleBacklog();
    unsustained = testbed.problems().standsStill() ? 0 : growth.shortfall();
    QuietDeadline patience = new QuietDeadline();
    LedgerPage last = null;
    for (LedgerPage page : underWay) {
      while (!page.isSettled() && patience.lasts()) {
        page.awaitDelivered(LOOK);
        page.awaitAcknowledged(LOOK);
      }
      testbed.ledger().close(page);
      last = page;
    }
    if (last != null && !last.isSettled() && last.isUntouched()) {
      testbed
          .problems()
          .standstill("Of the last messages nothing came back for " + standstill + ".");
    }
    underWay.clear();
    testbed.seekMissing();
  }

  /** Iterations after it have the schedules that they would have without it. */
  @Override
  public Stretch stretch(Duration atLeast) throws InterruptedException {
    LatencyRecorder recorder = Objects.requireNonNull(latencies.get(LatencyKind.END_TO_END));
    recorder.intervals();
    begin(UNMEASURED);
    long messages = 0;
    while (System.nanoTime() - startNanos < atLeast.toNanos()) {
      slice();
      messages += sliceMessages;
    }
    end();
    long nanos = System.nanoTime() - startNanos;
    Histogram all = new Histogram(SIGNIFICANT_DIGITS);
    recorder.intervals().forEach(all::add);
    return Stretch.openLoop(messages, nanos, all.getValueAtPercentile(99));
  }

  /**
   * Lasts as long as messages come: a broker that is far behind is waited for, a lost one isn't.
   */
  private final class QuietDeadline {
    private long undelivered = undelivered();
    private long progressNanos = System.nanoTime();

    boolean lasts() {
      long now = System.nanoTime();
      long left = undelivered();
      if (left < undelivered) {
        undelivered = left;
        progressNanos = now;
      }
      return !subscriptionFailed && now - progressNanos < standstill.toNanos();
    }
  }

  /**
   * {@code ack} and {@code e2e} from when a message was due; {@code schedule}: until it was sent.
   */
  @Override
  public Map<LatencyKind, LatencyRecorder> latencies() {
    return latencies;
  }

  /** {@code unsustained}: how many messages the iteration was short of its schedule. */
  @Override
  public List<Metric> iterationMetrics() {
    return List.of(new Metric(SuiteMetric.UNSUSTAINED, unsustained));
  }

  @Override
  public Account account() {
    return testbed.ledger().account();
  }

  @Override
  public TrialOutcome finish() {
    return testbed.finish(
        consumers::awaitQuiet,
        () -> {
          topicPublishers.forEach(
              topicPublisher -> testbed.problems().attempt(topicPublisher::close));
          consumers.close();
        });
  }

  private void closeComplete() {
    LedgerPage oldest = underWay.peek();
    while (oldest != null && oldest.isComplete()) {
      testbed.ledger().close(oldest);
      underWay.remove();
      oldest = underWay.peek();
    }
  }

  /** What is due and not handled: sent and under way, or not even sent. */
  private void sampleBacklog() {
    long now = System.nanoTime();
    long lateNanos = Math.max(0, now - dueNanos);
    long unsent = Math.round(lateNanos / 1e9 * load.rate());
    growth.sample(now - startNanos, undelivered() + unsent);
  }

  private long undelivered() {
    return underWay.stream().mapToLong(LedgerPage::undelivered).sum();
  }

  private void giveUp() {
    subscriptionFailed = true;
    underWay.forEach(LedgerPage::giveUp);
  }
}
