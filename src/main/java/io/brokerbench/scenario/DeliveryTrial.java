package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.BurstPage;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.Ledger;
import io.brokerbench.worker.WorkerPool;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A trial of closed-loop delivery: bursts of messages, each published, delivered to one consumer
 * group, handled by a worker pool in the order of each key, and acknowledged.
 *
 * <p>{@link #open} leaves a purged broker with fresh, empty topics and a live subscription; {@link
 * #burst} is what is measured; {@link #close} proves that nothing is left to come, and removes the
 * topics. For one thread.
 */
public final class DeliveryTrial implements AutoCloseable {
  private static final Duration QUIET_DEADLINE = Duration.ofSeconds(5);

  private final Broker broker;
  private final DeliveryPlan plan;
  private final List<Topic> topics;
  private final Ledger ledger;
  private final LatencyRecorder ackLatency = new LatencyRecorder();
  private final LatencyRecorder endToEndLatency = new LatencyRecorder();
  private final WorkerPool<Delivery> workers;
  private final Subscription subscription;
  private final PublisherTeam publishers;
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable BurstPage current;
  private @Nullable Outcome outcome;

  private DeliveryTrial(Broker broker, DeliveryPlan plan, long trial, List<Topic> topics) {
    this.broker = broker;
    this.plan = plan;
    this.topics = topics;
    this.ledger =
        new Ledger(
            trial,
            topics.size(),
            plan.layout().keys(),
            System::nanoTime,
            ackLatency,
            endToEndLatency);
    this.workers =
        new WorkerPool<>(
            plan.workers(),
            worker -> {
              MessageFormat.Checker checker = new MessageFormat.Checker();
              return delivery -> {
                ledger.delivered(delivery.payload(), checker);
                delivery.handled();
              };
            });
    this.subscription = broker.subscribe(topics, new Handover());
    this.publishers = new PublisherTeam(broker, topics, trial, plan, ledger);
  }

  /**
   * Purges the broker of everything of ours, creates the topics, proves them empty, and subscribes.
   *
   * @throws BrokerException if the broker doesn't do as asked
   */
  public static DeliveryTrial open(Broker broker, DeliveryPlan plan) {
    broker.purge();
    long trial = ThreadLocalRandom.current().nextLong();
    List<Topic> topics =
        broker.createTopics(
            TopicSpec.series(
                Long.toHexString(trial),
                plan.layout().topics(),
                plan.layout().partitions(),
                plan.durability()));
    for (Topic topic : topics) {
      long stored = broker.stored(topic);
      if (stored != 0) {
        throw new BrokerException(
            "The fresh topic " + topic.name() + " holds " + stored + " messages already.");
      }
    }
    return new DeliveryTrial(broker, plan, trial, topics);
  }

  /** The topics of this trial. */
  public List<Topic> topics() {
    return topics;
  }

  /**
   * Publishes a burst and blocks until its last message was handled and acknowledged, or until its
   * deadline.
   *
   * @return whether the burst was complete in time
   */
  public boolean burst() throws InterruptedException {
    BurstPage burst = ledger.open(plan.messages());
    current = burst;
    long deadline = System.nanoTime() + plan.deadline().toNanos();
    List<Future<?>> shares = publishers.publish(burst, deadline);
    boolean complete = burst.await(plan.deadline()) && burst.isComplete();
    PublisherTeam.await(shares);
    ledger.close(burst);
    return complete;
  }

  /** From send to the broker's acknowledgement, of the bursts since it was last asked. */
  public LatencyRecorder ackLatency() {
    return ackLatency;
  }

  /** From send to the worker having handled it, of the bursts since it was last asked. */
  public LatencyRecorder endToEndLatency() {
    return endToEndLatency;
  }

  /**
   * Waits until the broker has nothing more to deliver, takes the account, and closes what the
   * trial opened; the broker stays connected.
   */
  public Outcome finish() {
    if (outcome == null) {
      Footprint footprint = null;
      try {
        awaitQuiet();
        compareWithStored();
        footprint = broker.footprint();
      } catch (BrokerException e) {
        problems.add(e.getMessage());
      }
      Throwable failure = publishers.firstFailure();
      if (failure != null) {
        problems.add("A message could not be published: " + failure);
      }
      publishers.close();
      subscription.close();
      workers.close();
      outcome =
          new Outcome(ledger.account(), footprint, broker.effectiveConfig(), List.copyOf(problems));
      broker.purge();
    }
    return outcome;
  }

  @Override
  public void close() {
    finish();
  }

  /** A duplicate or residue that is still under way must be counted, not left behind. */
  private void awaitQuiet() {
    long deadline = System.nanoTime() + QUIET_DEADLINE.toNanos();
    long pauseNanos = TimeUnit.MILLISECONDS.toNanos(1);
    long backlog = subscription.backlog();
    while (backlog > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(pauseNanos);
      pauseNanos = Math.min(2 * pauseNanos, TimeUnit.MILLISECONDS.toNanos(50));
      backlog = subscription.backlog();
    }
    if (backlog > 0) {
      problems.add(
          backlog + " stored messages were not acknowledged " + QUIET_DEADLINE + " after the end.");
    }
  }

  /** The broker's own count against ours: an independent witness. */
  private void compareWithStored() {
    long stored = topics.stream().mapToLong(broker::stored).sum();
    Account account = ledger.account();
    if (stored != account.acknowledged() + account.residue()) {
      problems.add(
          "The broker holds "
              + stored
              + " messages, having acknowledged "
              + account.acknowledged()
              + " of this trial.");
    }
  }

  /** Hands deliveries to the workers; a key's always to the same one. */
  private final class Handover implements DeliveryHandler {
    private final WorkerPool<Delivery>.Dispatcher dispatcher = workers.dispatcher();

    @Override
    public void deliver(Delivery delivery) {
      try {
        dispatcher.submit(MessageFormat.key(delivery.payload()), delivery);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // The subscription was closed.
      }
    }

    @Override
    public void endOfBatch() {
      dispatcher.flush();
    }

    @Override
    public void failed(BrokerException failure) {
      problems.add(failure.getMessage());
      BurstPage burst = current;
      if (burst != null) {
        burst.giveUp();
      }
    }
  }
}
