package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.census.ThreadCensus;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every broker has to do, whichever it is: the SPI's promises, one test each. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class BrokerContract {
  private static final int KEYS = 10;

  private Broker broker;

  /** A new connection to the broker under test. */
  protected abstract Broker connect();

  /** How many independent ordered logs the broker has for topics with so many partitions. */
  protected abstract int logs(int topics, int partitions);

  @BeforeEach
  void open() {
    broker = connect();
    broker.purge();
  }

  @AfterEach
  void close() {
    broker.close(); // which ends its subscriptions
    try (Broker cleaner = connect()) {
      cleaner.purge();
    }
  }

  @Test
  void freshTopicsAreEmpty() {
    assertThat(topics("fresh", 2)).allSatisfy(topic -> assertThat(broker.stored(topic)).isZero());
  }

  @Test
  void eachMessageIsAcknowledgedOnceAndStored() throws Exception {
    Topic topic = topics("acks", 1).get(0);
    Acks acks = new Acks(1_000);
    publish(topic, acks, 0, 1_000);
    acks.await();
    assertThat(acks.counts).hasSize(1_000).allSatisfy((n, count) -> assertThat(count).hasValue(1));
    assertThat(broker.stored(topic)).isEqualTo(1_000);
  }

  @Test
  void allTopicsAreDeliveredInTheOrderOfEachKey() throws Exception {
    List<Topic> topics = topics("order", 3);
    Received received = new Received(3 * 500);
    broker.subscribe(topics, received);
    Acks acks = new Acks(500);
    for (int i = 0; i < 3; i++) {
      publish(topics.get(i), acks, i * 500, 500);
    }
    received.await();
    received.assertEachKeyInOrder();
  }

  @Test
  void whatWasPublishedBeforeSubscribingIsDelivered() throws Exception {
    List<Topic> topics = topics("before", 1);
    Acks acks = new Acks(300);
    publish(topics.get(0), acks, 0, 300);
    acks.await();
    Received received = new Received(300);
    broker.subscribe(topics, received);
    received.await();
    assertThat(received.numbers).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  void theLastDeliveryIsFollowedByTheEndOfItsBatch() throws Exception {
    List<Topic> topics = topics("batches", 1);
    Received received = new Received(100);
    broker.subscribe(topics, received);
    publish(topics.get(0), new Acks(100), 0, 100);
    received.await();
    while (received.batchIsOpen) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatWasHandledLeavesTheBacklog() throws Exception {
    List<Topic> topics = topics("backlog", 2);
    Received received = new Received(1_200);
    Subscription subscription = broker.subscribe(topics, received);
    publish(topics.get(0), new Acks(600), 0, 600);
    publish(topics.get(1), new Acks(600), 600, 600);
    received.await();
    while (subscription.backlog() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatWasNotHandledIsNeverAcknowledged() throws Exception {
    List<Topic> topics = topics("unhandled", 1);
    Received received = new Received(700, 100);
    Subscription subscription = broker.subscribe(topics, received);
    publish(topics.get(0), new Acks(700), 0, 700);
    received.await();
    assertThat(subscription.backlog()).isPositive();
    received.kept.take().handled();
    while (subscription.backlog() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theFootprintIsWhatWeMade() {
    List<Topic> topics = topics("footprint", 2);
    assertThat(broker.footprint().partitions()).isEqualTo(logs(2, 3));
    assertThat(broker.footprint().consumerGroups()).isZero();
    broker.subscribe(topics, new Received(0));
    assertThat(broker.footprint().consumerGroups()).isEqualTo(1);
    assertThat(broker.footprint().connections()).isPositive();
  }

  @Test
  void purgingRemovesWhatAnotherConnectionMadeAndUsed() throws Exception {
    try (Broker other = connect()) {
      List<Topic> left = other.createTopics(TopicSpec.series("left", 2, 3, Durability.MEMORY));
      Received received = new Received(10);
      other.subscribe(left, received);
      Acks acks = new Acks(10);
      Publisher publisher = other.publisher(left.get(0), acks);
      IntStream.range(0, 10).forEach(n -> publisher.publish(message(n)));
      received.await();
    }
    broker.purge();
    assertThat(broker.footprint().partitions()).isZero();
    assertThat(broker.footprint().consumerGroups()).isZero();
  }

  @Test
  void aPurgedNameIsEmptyWhenMadeAgain() throws Exception {
    for (int round = 0; round < 3; round++) {
      Topic topic = topics("again", 1).get(0);
      assertThat(broker.stored(topic)).isZero();
      Acks acks = new Acks(50);
      publish(topic, acks, 0, 50);
      acks.await();
      broker.purge();
    }
  }

  @Test
  void closingLeavesNoThread() throws Exception {
    ThreadCensus census = ThreadCensus.begin();
    try (Broker other = connect()) {
      List<Topic> topics = other.createTopics(TopicSpec.series("threads", 1, 3, Durability.MEMORY));
      Received received = new Received(100);
      Subscription unclosed = other.subscribe(topics, received);
      Acks acks = new Acks(100);
      Publisher publisher = other.publisher(topics.get(0), acks);
      IntStream.range(0, 100).forEach(n -> publisher.publish(message(n)));
      received.await();
      assertThat(unclosed.backlog()).isNotNegative();
    }
    assertThat(census.settle(Duration.ofSeconds(5)).leaked()).isEmpty();
  }

  private List<Topic> topics(String name, int count) {
    return broker.createTopics(TopicSpec.series(name, count, 3, Durability.MEMORY));
  }

  private void publish(Topic topic, AckListener acks, int from, int count) {
    Publisher publisher = broker.publisher(topic, acks);
    IntStream.range(from, from + count).forEach(n -> publisher.publish(message(n)));
    publisher.close();
  }

  private static Message message(int number) {
    return new Message(number % KEYS, ByteBuffer.allocate(108).putInt(number).array());
  }

  private static int number(byte[] payload) {
    return ByteBuffer.wrap(payload).getInt();
  }

  private static final class Acks implements AckListener {
    private final Map<Integer, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch open;

    Acks(int expected) {
      open = new CountDownLatch(expected);
    }

    @Override
    public void acknowledged(Message message) {
      counts
          .computeIfAbsent(number(message.payload()), number -> new AtomicInteger())
          .incrementAndGet();
      open.countDown();
    }

    @Override
    public void failed(Message message, Throwable cause) {
      failure.set(cause);
      open.countDown();
    }

    void await() throws InterruptedException {
      open.await();
      assertThat(failure.get()).isNull();
    }
  }

  private static final class Received implements DeliveryHandler {
    private final List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<Delivery> kept = new LinkedBlockingQueue<>();
    private volatile boolean batchIsOpen;
    private final int notHandled;
    private final AtomicReference<BrokerException> failure = new AtomicReference<>();
    private final CountDownLatch open;

    Received(int expected) {
      this(expected, -1);
    }

    Received(int expected, int notHandled) {
      this.notHandled = notHandled;
      open = new CountDownLatch(expected);
    }

    @Override
    public void deliver(Delivery delivery) {
      int number = number(delivery.payload());
      numbers.add(number);
      batchIsOpen = true;
      if (number == notHandled) {
        kept.add(delivery);
      } else {
        delivery.handled();
      }
      open.countDown();
    }

    @Override
    public void endOfBatch() {
      batchIsOpen = false;
    }

    @Override
    public void failed(BrokerException cause) {
      failure.set(cause);
    }

    void await() throws InterruptedException {
      open.await();
      assertThat(failure.get()).isNull();
    }

    void assertEachKeyInOrder() {
      for (int key = 0; key < KEYS; key++) {
        int mine = key;
        List<Integer> ofKey = numbers.stream().filter(n -> n % KEYS == mine).toList();
        for (int topic = 0; topic < 3; topic++) {
          int first = topic * 500;
          List<Integer> ofTopic =
              ofKey.stream().filter(n -> n >= first && n < first + 500).toList();
          assertThat(ofTopic).hasSize(50).isSorted();
        }
      }
    }
  }
}
