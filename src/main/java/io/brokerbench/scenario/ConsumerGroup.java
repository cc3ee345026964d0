package io.brokerbench.scenario;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.Subscription;
import io.brokerbench.measure.Ledger;
import io.brokerbench.worker.TaskHandler;
import io.brokerbench.worker.WorkerPool;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The consuming side of a trial: the members of a group, and the workers that handle the messages
 * of all of them, a key's always on the same one. To handle a message is to check and account for
 * it.
 */
final class ConsumerGroup implements AutoCloseable {
  private static final Duration QUIET_DEADLINE = Duration.ofSeconds(5);

  private final Testbed testbed;
  private final Runnable onFailure;
  private final WorkerPool<Delivery> workers;
  private final Subscription subscription;

  private ConsumerGroup(Testbed testbed, Runnable onFailure) {
    this.testbed = testbed;
    this.onFailure = onFailure;
    this.workers =
        new WorkerPool<>(
            testbed.setting().workers(),
            testbed.setting().threads(),
            worker -> new Accounting(testbed.ledger().receiver()));
    try {
      this.subscription =
          testbed
              .broker()
              .subscribe(
                  testbed.topics(),
                  Stream.generate(Handover::new).limit(testbed.setting().consumers()).toList());
    } catch (RuntimeException e) {
      workers.close();
      throw e;
    }
  }

  /**
   * Joins the group of a testbed's topics; nothing is delivered before {@link #start}.
   *
   * @param onFailure called if the subscription fails
   * @throws BrokerException if the broker doesn't let it join
   */
  static ConsumerGroup join(Testbed testbed, Runnable onFailure) {
    return new ConsumerGroup(testbed, onFailure);
  }

  /** Lets the messages come. */
  ConsumerGroup start() {
    subscription.start();
    return this;
  }

  /**
   * Waits until the broker has nothing more to deliver: a duplicate or residue that is still under
   * way must be counted, not left behind. After a standstill nothing more is waited for.
   */
  void awaitQuiet() {
    try {
      Duration atMost =
          testbed.problems().standsStill() ? Duration.ZERO : Patience.atMost(QUIET_DEADLINE);
      long deadline = System.nanoTime() + atMost.toNanos();
      long pauseNanos = TimeUnit.MILLISECONDS.toNanos(1);
      long backlog = subscription.backlog();
      while (backlog > 0 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(pauseNanos);
        pauseNanos = Math.min(2 * pauseNanos, TimeUnit.MILLISECONDS.toNanos(50));
        backlog = subscription.backlog();
      }
      if (backlog > 0) {
        testbed
            .problems()
            .add(backlog + " stored messages were not acknowledged " + atMost + " after the end.");
      }
    } catch (BrokerException e) {
      testbed.problems().add(e);
    }
  }

  @Override
  public void close() {
    try {
      subscription.close();
    } finally {
      workers.close();
    }
  }

  /** Hands one member's deliveries to the workers. */
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
      testbed.problems().standstill(failure);
      onFailure.run();
    }
  }

  /** What a worker does with a message. */
  private record Accounting(Ledger.Receiver receiver) implements TaskHandler<Delivery> {
    @Override
    public void handle(Delivery delivery) {
      receiver.delivered(delivery.payload());
      delivery.handled();
    }

    @Override
    public void endOfRun() {
      receiver.settle();
    }
  }
}
