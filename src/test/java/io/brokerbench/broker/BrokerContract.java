package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.census.ThreadCensus;
import io.brokerbench.provision.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every broker has to do, whichever it is: the SPI's promises, one test each. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class BrokerContract {

  Broker broker;

  /** A new connection to the broker under test. */
  protected abstract Broker connect();

  /** How topics keep their messages. */
  protected Storage storage() {
    return Storage.standard(Durability.MEMORY);
  }

  /** How many independent ordered logs the broker has for topics with so many partitions. */
  protected abstract int logs(int topics, int partitions, StreamLayout streams);

  /** Whether the broker tells how many connections it has. */
  protected boolean tellsConnections() {
    return true;
  }

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
    assertThat(broker.appended(topics("fresh", 2))).isZero();
  }

  @Test
  void eachMessageIsAcknowledgedOnceAndStored() throws Exception {
    Topic topic = topics("acks", 1).get(0);
    Acks acks = new Acks(1_000);
    publish(topic, acks, 0, 1_000);
    acks.await();
    assertThat(acks.counts).hasSize(1_000).allSatisfy((n, count) -> assertThat(count).hasValue(1));
    assertThat(broker.appended(List.of(topic))).isEqualTo(1_000);
  }

  @Test
  void allTopicsAreDeliveredInTheOrderOfEachKey() throws Exception {
    List<Topic> topics = topics("order", 3);
    Received received = new Received(3 * 500);
    broker.subscribe(topics, received).start();
    Acks acks = new Acks(500);
    for (int i = 0; i < 3; i++) {
      publish(topics.get(i), acks, i * 500, 500);
    }
    received.await();
    assertThat(received.numbers).hasSize(3 * 500).doesNotHaveDuplicates();
    received.assertEachKeyInOrder(3, 500);
  }

  @Test
  void whatWasPublishedBeforeSubscribingIsDelivered() throws Exception {
    List<Topic> topics = topics("before", 1);
    Acks acks = new Acks(300);
    publish(topics.get(0), acks, 0, 300);
    acks.await();
    Received received = new Received(300);
    broker.subscribe(topics, received).start();
    received.await();
    assertThat(received.numbers).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  void nothingIsDeliveredBeforeTheStart() throws Exception {
    List<Topic> topics = topics("start", 1);
    Received received = new Received(300);
    Subscription subscription = broker.subscribe(topics, received);
    Acks acks = new Acks(300);
    publish(topics.get(0), acks, 0, 300);
    acks.await();
    assertThat(subscription.backlog()).isEqualTo(300);
    assertThat(received.numbers).isEmpty();
    subscription.start();
    received.await();
  }

  @Test
  void aSubscriptionThatWasNeverStartedIsClosedLikeAnyOther() {
    ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
    try (Broker other = connect()) {
      List<Topic> topics = other.createTopics(TopicSpec.series("idle", 1, 3), storage());
      other.subscribe(topics, new Received(0)).close();
      other.subscribe(topics, new Received(0));
    }
    assertThat(census.settle(Duration.ofSeconds(5)).leaked()).isEmpty();
  }

  @Test
  void theLastDeliveryIsFollowedByTheEndOfItsBatch() throws Exception {
    List<Topic> topics = topics("batches", 1);
    Received received = new Received(100);
    broker.subscribe(topics, received).start();
    publish(topics.get(0), new Acks(100), 0, 100);
    received.await();
    Eventually.until(() -> !received.batchIsOpen);
  }

  @Test
  void whatWasHandledLeavesTheBacklog() throws Exception {
    List<Topic> topics = topics("backlog", 2);
    Received received = new Received(1_200);
    Subscription subscription = broker.subscribe(topics, received);
    subscription.start();
    publish(topics.get(0), new Acks(600), 0, 600);
    publish(topics.get(1), new Acks(600), 600, 600);
    received.await();
    Eventually.until(() -> subscription.backlog() == 0);
  }

  @Test
  void whatWasNotHandledIsNeverAcknowledged() throws Exception {
    List<Topic> topics = topics("unhandled", 1);
    Received received = new Received(700, 100);
    Subscription subscription = broker.subscribe(topics, received);
    subscription.start();
    publish(topics.get(0), new Acks(700), 0, 700);
    received.await();
    assertThat(subscription.backlog()).isPositive();
    received.kept.take().handled();
    Eventually.until(() -> subscription.backlog() == 0);
  }

  @Test
  void anotherConnectionSubscribesToTheseTopics() throws Exception {
    List<Topic> topics = topics("shared", 2);
    try (Broker other = connect()) {
      assertThat(other.appended(topics)).isZero();
    }
    for (int member = 0; member < 3; member++) {
      try (Broker other = connect()) {
        Received received = new Received(10);
        Subscription subscription = other.subscribe(topics, received);
        subscription.start();
        publish(topics.get(1), new Acks(10), 10 * member, 10);
        received.await();
        assertThat(received.numbers).allMatch(isOf(member)).hasSize(10);
      }
    }
  }

  private static Predicate<Integer> isOf(int member) {
    return number -> number / 10 == member;
  }

  @Test
  void whatIsTrimmedIsDeliveredToNobodyAndStillCounted() throws Exception {
    List<Topic> topics = topics("trimmed", 2);
    Acks acks = new Acks(50);
    publish(topics.get(0), acks, 0, 50);
    acks.await();
    broker.trim(topics);
    Received received = new Received(10);
    broker.subscribe(topics, received).start();
    publish(topics.get(0), new Acks(10), 100, 10);
    received.await();
    assertThat(received.numbers).hasSize(10).allMatch(number -> number >= 100);
    assertThat(broker.appended(topics)).isEqualTo(60);
  }

  @Test
  void browsingReadsWhatNobodyHasHandledInTheOrderOfEachKeyAndTakesNothing() throws Exception {
    List<Topic> topics = topics("browsed", 3);
    Acks acks = new Acks(3 * 700);
    for (int i = 0; i < 3; i++) {
      publish(topics.get(i), acks, i * 700, 700);
    }
    acks.await();
    for (int time = 0; time < 2; time++) {
      Received browsed = new Received(0);
      assertThat(browse(broker, topics, browsed)).isZero();
      assertThat(browsed.numbers).hasSize(3 * 700).doesNotHaveDuplicates();
      browsed.assertEachKeyInOrder(3, 700);
    }
    Received received = new Received(3 * 700);
    broker.subscribe(topics, received).start();
    received.await();
    assertThat(received.numbers).doesNotHaveDuplicates();
  }

  @Test
  void browsingLeavesNoThreadAndNoGroup() throws Exception {
    List<Topic> topics = topics("left", 2);
    Acks acks = new Acks(50);
    publish(topics.get(1), acks, 0, 50);
    acks.await();
    ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
    Received browsed = new Received(0);
    assertThat(browse(broker, topics, browsed)).isZero();
    assertThat(browsed.numbers).hasSize(50);
    assertThat(census.settle(Duration.ofSeconds(5)).leaked()).isEmpty();
  }

  @Test
  void browsingSaysHowManyWereRemovedAndPassesOnTheOthers() throws Exception {
    List<Topic> topics = topics("removed", 2);
    Acks before = new Acks(50);
    publish(topics.get(0), before, 0, 50);
    before.await();
    broker.trim(topics);
    assertThat(browse(broker, topics, new Received(0))).isEqualTo(50);
    Acks after = new Acks(10);
    publish(topics.get(0), after, 100, 10);
    after.await();
    Received browsed = new Received(0);
    assertThat(browse(broker, topics, browsed)).isEqualTo(50);
    assertThat(browsed.numbers).hasSize(10).allMatch(number -> number >= 100);
  }

  @Test
  void browsingEmptyTopicsFindsNothing() {
    assertThat(browse(broker, topics("empty", 2), new Received(0))).isZero();
  }

  private static long browse(Broker by, List<Topic> topics, Received browsed) {
    return by.browse(
        topics,
        Duration.ofMinutes(1),
        payload -> browsed.numbers.add(NumberedMessage.number(payload)));
  }

  @Test
  void theFootprintIsWhatWeMade() {
    List<Topic> topics = topics("footprint", 2);
    assertThat(broker.footprint().partitions()).isEqualTo(logs(2, 3, StreamLayout.ONE));
    assertThat(broker.footprint().consumerGroups()).isZero();
    broker.subscribe(topics, new Received(0));
    assertThat(broker.footprint().consumerGroups()).isEqualTo(1);
    if (tellsConnections()) {
      assertThat(broker.footprint().connections()).isPositive();
    } else {
      assertThat(broker.footprint().connections()).isNull();
    }
  }

  @Test
  void purgingRemovesWhatAnotherConnectionMadeAndUsed() throws Exception {
    try (Broker other = connect()) {
      List<Topic> left = other.createTopics(TopicSpec.series("left", 2, 3), storage());
      Received received = new Received(10);
      other.subscribe(left, received).start();
      Acks acks = new Acks(10);
      Publisher publisher = other.publisher(left.get(0), acks);
      IntStream.range(0, 10).forEach(n -> publisher.publish(NumberedMessage.of(n)));
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
      assertThat(broker.appended(List.of(topic))).isZero();
      Acks acks = new Acks(50);
      publish(topic, acks, 0, 50);
      acks.await();
      broker.purge();
    }
  }

  @Test
  void closingLeavesNoThread() throws Exception {
    ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
    try (Broker other = connect()) {
      List<Topic> topics = other.createTopics(TopicSpec.series("threads", 1, 3), storage());
      Received received = new Received(100);
      Subscription unclosed = other.subscribe(topics, received);
      unclosed.start();
      Acks acks = new Acks(100);
      Publisher publisher = other.publisher(topics.get(0), acks);
      IntStream.range(0, 100).forEach(n -> publisher.publish(NumberedMessage.of(n)));
      received.await();
      assertThat(unclosed.backlog()).isNotNegative();
    }
    assertThat(census.settle(Duration.ofSeconds(5)).leaked()).isEmpty();
  }

  private List<Topic> topics(String name, int count) {
    return broker.createTopics(TopicSpec.series(name, count, 3), storage());
  }

  private void publish(Topic topic, AckListener acks, int from, int count) {
    NumberedMessage.publish(broker, topic, acks, from, count);
  }
}
