package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Topic;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.LedgerPage;
import io.brokerbench.runin.Stretch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A trial of closed-loop delivery: bursts of messages, each published, delivered to one consumer
 * group, handled by a worker pool in the order of each key, and acknowledged.
 *
 * <p>{@link #open} leaves a purged broker with fresh, empty topics and a live subscription; {@link
 * #burst} is what is measured; {@link #finish} proves that nothing is left to come, and removes the
 * topics.
 */
public final class DeliveryTrial implements BrokerTrial {
  private final int messages;
  private final Duration deadline;
  private final Testbed testbed;
  private final ConsumerGroup consumers;
  private final PublisherTeam publishers;
  private volatile @Nullable LedgerPage current;

  private DeliveryTrial(Broker broker, DeliveryPlan plan) {
    this.messages = plan.messages();
    this.deadline = plan.deadline();
    this.testbed = Testbed.prepare(broker, plan.setting(), plan.messages());
    this.consumers = ConsumerGroup.join(testbed, this::giveUp).start();
    this.publishers = new PublisherTeam(testbed);
  }

  /**
   * Opens a trial on a connected broker.
   *
   * @throws BrokerException if the broker doesn't do as asked
   */
  public static DeliveryTrial open(Broker broker, DeliveryPlan plan) {
    return new DeliveryTrial(broker, plan);
  }

  /** The topics of this trial. */
  public List<Topic> topics() {
    return testbed.topics();
  }

  /**
   * Publishes a burst and blocks until its last message was handled and acknowledged, or until its
   * deadline. Once a burst has come to nothing, or the subscription has failed, nothing more is
   * published.
   *
   * @return whether the burst was complete in time
   */
  public boolean burst() throws InterruptedException {
    if (testbed.problems().standsStill()) {
      return false;
    }
    LedgerPage burst = testbed.ledger().open();
    current = burst;
    long end = System.nanoTime() + deadline.toNanos();
    List<Future<?>> shares = publishers.publish(burst, end);
    boolean ended =
        burst.awaitDelivered(deadline)
            && burst.awaitAcknowledged(Duration.ofNanos(end - System.nanoTime()));
    boolean complete = ended && burst.isComplete();
    PublisherTeam.await(shares, end);
    if (!ended && burst.isUntouched()) {
      testbed
          .problems()
          .standstill("Of a burst nothing was acknowledged or delivered for " + deadline + ".");
    }
    testbed.ledger().close(burst);
    testbed.seekMissing();
    latencies().values().forEach(LatencyRecorder::endIntervalIfDue);
    return complete;
  }

  @Override
  public Stretch stretch(Duration atLeast) throws InterruptedException {
    return Stretch.closedLoop(
        atLeast,
        () -> {
          burst();
          return messages;
        });
  }

  /** {@code ack} and {@code e2e}: from send to acknowledgement, and to having been handled. */
  @Override
  public Map<LatencyKind, LatencyRecorder> latencies() {
    return testbed.latencies();
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
          testbed.problems().attempt(publishers::close);
          consumers.close();
        });
  }

  private void giveUp() {
    LedgerPage burst = current;
    if (burst != null) {
      burst.giveUp();
    }
  }
}
