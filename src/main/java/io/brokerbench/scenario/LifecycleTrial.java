package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.census.CycleCensus;
import io.brokerbench.census.Resource;
import io.brokerbench.census.Trend;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.Ledger;
import io.brokerbench.measure.LedgerPage;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.runin.Stretch;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A trial of a client's whole life, again and again: connect, join the consumer group, publish one
 * message, receive it, leave, disconnect. What stays behind each time is a leak.
 *
 * <p>{@link #open} leaves a purged broker with fresh, empty topics; {@link #cycle} is what is
 * measured; {@link #sample} notes what is left after some cycles; {@link #finish} says what each
 * cycle leaves behind.
 */
public final class LifecycleTrial implements BrokerTrial {
  private final Supplier<Broker> connector;
  private final LifecyclePlan plan;
  private final Testbed testbed;
  private final CycleCensus census;
  private long cycles;

  private LifecycleTrial(Broker broker, Supplier<Broker> connector, LifecyclePlan plan) {
    this.connector = connector;
    this.plan = plan;
    this.testbed = Testbed.prepare(broker, plan.setting(), 1);
    this.census = CycleCensus.begin(Drivers.threadOwners(), plan.settle());
  }

  /**
   * Opens a trial.
   *
   * @param broker a connection that stays, for topics and for the broker's own account
   * @param connector connects a client for a cycle
   * @throws BrokerException if the broker doesn't do as asked
   */
  public static LifecycleTrial open(Broker broker, Supplier<Broker> connector, LifecyclePlan plan) {
    return new LifecycleTrial(broker, connector, plan);
  }

  /**
   * Lives a client's life. It ends when the client is closed, after its message was handled and
   * acknowledged, or given up at its deadline. A client that can't connect, or can't join, is a
   * problem, and publishes nothing.
   *
   * @return whether the message came in time
   */
  public boolean cycle() throws InterruptedException {
    cycles++;
    LedgerPage page = testbed.ledger().open();
    boolean complete = false;
    try (Broker client = connector.get();
        Subscription subscription = client.subscribe(testbed.topics(), new Handling(page));
        TopicPublisher topicPublisher = new TopicPublisher(testbed, client, 0, message -> {})) {
      subscription.start();
      topicPublisher.publish(page.base(), System.nanoTime());
      page.published(1);
      complete = awaitMessage(page);
    } catch (RuntimeException e) {
      testbed.problems().add(e);
    }
    page.endEarly();
    testbed.ledger().close(page);
    return complete;
  }

  private boolean awaitMessage(LedgerPage page) throws InterruptedException {
    long end = System.nanoTime() + plan.deadline().toNanos();
    return page.awaitDelivered(plan.deadline())
        && page.awaitAcknowledged(Duration.ofNanos(end - System.nanoTime()))
        && page.isComplete();
  }

  @Override
  public Stretch stretch(Duration atLeast) throws InterruptedException {
    return Stretch.closedLoop(
        atLeast,
        () -> {
          cycle();
          return 1;
        });
  }

  /** Notes what the cycles so far have left behind, after their threads had time to end. */
  public void sample() {
    census.sample(cycles);
  }

  /**
   * {@code ack} and {@code e2e}: from send to acknowledgement, and to having been handled. Between
   * two calls they are one interval: those of a second each would come and go in the samples of the
   * heap.
   */
  @Override
  public Map<LatencyKind, LatencyRecorder> latencies() {
    return testbed.latencies();
  }

  @Override
  public Account account() {
    return testbed.ledger().account();
  }

  /** Beside the account, the outcome has a metric for each trend, and a problem for each leak. */
  @Override
  public TrialOutcome finish() {
    Map<Resource, Trend> trends = census.trends();
    return testbed.finish(
        () -> {
          drain();
          trends.forEach(this::judge);
        },
        census::close,
        trends.entrySet().stream().map(entry -> metric(entry.getKey(), entry.getValue())).toList());
  }

  /** A last member of the group, to whom everything comes that the others didn't acknowledge. */
  private void drain() {
    try (ConsumerGroup last = ConsumerGroup.join(testbed, () -> {}).start()) {
      last.awaitQuiet();
    } catch (RuntimeException e) {
      testbed.problems().add(e);
    }
  }

  private static Metric metric(Resource resource, Trend trend) {
    return new Metric(
        switch (resource) {
          case THREADS -> SuiteMetric.THREADS_SLOPE;
          case FILE_DESCRIPTORS -> SuiteMetric.FDS_SLOPE;
          case HEAP -> SuiteMetric.HEAP_SLOPE;
        },
        trend.slope());
  }

  private void judge(Resource resource, Trend trend) {
    if (!trend.isKnown()) {
      testbed
          .problems()
          .add(
              String.format(
                  Locale.ROOT,
                  "%d samples of %s tell no trend: it takes %d, with cycles between them",
                  trend.samples(),
                  resource.words(),
                  Trend.FEWEST_SAMPLES));
    } else if (resource.isLeak(trend)) {
      testbed
          .problems()
          .add(
              String.format(
                  Locale.ROOT,
                  "%,.2f %s stay behind each cycle (95 %% interval %,.2f to %,.2f over %d samples)",
                  trend.slope(),
                  resource.words(),
                  trend.lower(),
                  trend.upper(),
                  trend.samples()));
    }
  }

  /** Handles messages on the subscription's own thread: the trial is to have none of its own. */
  private final class Handling implements DeliveryHandler {
    private final LedgerPage page;
    private final Ledger.Receiver receiver = testbed.ledger().receiver();

    Handling(LedgerPage page) {
      this.page = page;
    }

    @Override
    public void deliver(Delivery delivery) {
      receiver.delivered(delivery.payload());
      receiver.settle();
      delivery.handled();
    }

    @Override
    public void endOfBatch() {}

    @Override
    public void failed(BrokerException failure) {
      testbed.problems().add(failure);
      page.giveUp();
    }
  }
}
