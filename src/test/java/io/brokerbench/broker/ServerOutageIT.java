package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ServerProcess;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of acknowledged messages when one of three servers fails in the middle. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerOutageIT {
  private static final int BEFORE = 1_000;
  private static final int AFTER = 1_000;
  private static final Storage THREEFOLD = new Storage(Durability.MEMORY, 3);

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void whatWasAcknowledgedIsDeliveredThoughAServerIsKilled(BrokerKind kind) throws Exception {
    try (RunningBroker cluster = start(kind)) {
      outlast(cluster.endpoint(), ServerProcess.of(cluster.endpoint(), 2)::kill, () -> {});
      assertThat(cluster.isAlive()).isFalse();
      assertThat(cluster.ending())
          .contains(" server 2 of 3 ended.\nThe end of its log " + temp.resolve(kind + "-2.log"))
          .doesNotContain("server 1 of 3", "server 3 of 3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void whatWasAcknowledgedIsDeliveredThoughAServerStoodStill(BrokerKind kind) throws Exception {
    try (RunningBroker cluster = start(kind)) {
      ServerProcess server = ServerProcess.of(cluster.endpoint(), 3);
      outlast(cluster.endpoint(), () -> server.signal("STOP"), () -> server.signal("CONT"));
      assertThat(cluster.isAlive()).isTrue();
    }
  }

  /** Publishes before and after something happens, and awaits what the cluster acknowledged. */
  private static void outlast(Endpoint cluster, Event event, Event end) throws Exception {
    try (Broker broker = connect(cluster)) {
      List<Topic> topics = broker.createTopics(TopicSpec.series("outage", 1, 3), THREEFOLD);
      Delivered delivered = new Delivered();
      Subscription subscription = broker.subscribe(topics, delivered);
      Settled settled = new Settled();
      try (Publisher publisher = broker.publisher(topics.get(0), settled)) {
        publishUntilAcknowledged(publisher, settled);
        publish(publisher, 0, BEFORE);
        settled.permits.acquire(BEFORE / 2);
        event.happen();
        publish(publisher, BEFORE, AFTER);
        settled.permits.acquire(BEFORE - BEFORE / 2 + AFTER);
      }
      assertThat(settled.acknowledged)
          .as("refused: %s", settled.refusals)
          .hasSizeGreaterThanOrEqualTo(BEFORE / 2);
      end.happen();
      awaitAnswer(subscription);
      subscription.start();
      while (!delivered.numbers.containsAll(settled.acknowledged)) {
        delivered.arrivals.acquire();
        assertThat(delivered.failure.get()).isNull();
      }
    }
  }

  /** A cluster that elects a leader refuses what comes meanwhile, and its client says so. */
  private static void publishUntilAcknowledged(Publisher publisher, Settled settled)
      throws InterruptedException {
    while (settled.acknowledged.isEmpty()) {
      publish(publisher, 0, 1);
      settled.permits.acquire();
    }
  }

  /** The servers that are left elect leaders first. */
  private static void awaitAnswer(Subscription subscription) throws Exception {
    Eventually.until(
        () -> {
          try {
            assertThat(subscription.backlog()).isPositive();
            return true;
          } catch (BrokerException noLeaderYet) {
            return false;
          }
        });
  }

  private static Broker connect(Endpoint cluster) {
    return Drivers.adapter(cluster.kind()).connect(cluster);
  }

  private static void publish(Publisher publisher, int from, int count) {
    for (int i = from; i < from + count; i++) {
      publisher.publish(new Message(i, ByteBuffer.allocate(108).putInt(i).array()));
    }
  }

  private RunningBroker start(BrokerKind kind) {
    return LocalBrokers.fromEnvironment(ShortLived.host())
        .start(
            new BrokerSpec(kind, BrokerSpec.DEFAULT, Durability.MEMORY, 3),
            temp.resolve(kind + ".log"));
  }

  private interface Event {
    void happen() throws Exception;
  }

  private static final class Settled implements AckListener {
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final Semaphore permits = new Semaphore(0);

    @Override
    public void acknowledged(Message message) {
      acknowledged.add(ByteBuffer.wrap(message.payload()).getInt());
      permits.release();
    }

    @Override
    public void failed(Message message, Throwable cause) {
      refusals.add(cause.toString());
      permits.release();
    }
  }

  private static final class Delivered implements DeliveryHandler {
    private final Set<Integer> numbers = ConcurrentHashMap.newKeySet();
    private final Semaphore arrivals = new Semaphore(0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Override
    public void deliver(Delivery delivery) {
      numbers.add(ByteBuffer.wrap(delivery.payload()).getInt());
      delivery.handled();
      arrivals.release();
    }

    @Override
    public void endOfBatch() {}

    @Override
    public void failed(BrokerException cause) {
      failure.set(cause);
      arrivals.release();
    }
  }
}
