package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.census.ThreadCensus;
import io.brokerbench.provision.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every broker promises also of groups of several members, and of other layouts. */
public abstract class LayoutContract extends BrokerContract {
  private static final int TOPICS = 5;
  private static final int EACH = 400;

  /** A live member of the consumer group that nobody reads. */
  protected abstract DeliveryLoop.Source<?> join(List<Topic> topics) throws Exception;

  /** Whether the broker, or its client, compresses messages. */
  protected boolean compresses() {
    return true;
  }

  private static Storage memory(StreamLayout streams) {
    return new Storage(Durability.MEMORY, 1, Compression.NONE, streams);
  }

  private static List<Topic> topics(Broker broker, String name, Storage storage) {
    return broker.createTopics(TopicSpec.series(name, TOPICS, 3), storage);
  }

  private static Acks publishToAll(Broker broker, List<Topic> topics) {
    Acks acks = new Acks(topics.size() * EACH);
    for (int i = 0; i < topics.size(); i++) {
      NumberedMessage.publish(broker, topics.get(i), acks, i * EACH, EACH);
    }
    return acks;
  }

  @ParameterizedTest
  @CsvSource({"1, PER_TOPIC", "2, ONE", "2, PER_TOPIC", "3, ONE", "5, ONE", "5, PER_TOPIC"})
  void membersShareTheMessagesAndKeepTheOrderOfEachKey(int members, StreamLayout streams)
      throws Exception {
    List<Topic> topics = topics(broker, "members", memory(streams));
    ReceivedByMembers received = new ReceivedByMembers(members, TOPICS * EACH);
    Subscription subscription = broker.subscribe(topics, received.members());
    subscription.start();
    publishToAll(broker, topics).await();
    received.await();
    received.assertAllOnce();
    received.assertEachHasSome();
    received.members().forEach(member -> member.assertEachKeyInOrder(TOPICS, EACH));
    Eventually.until(() -> subscription.backlog() == 0);
  }

  @Test
  void aKeyBelongsToOneMember() throws Exception {
    List<Topic> topics = topics(broker, "keys", memory(StreamLayout.ONE));
    ReceivedByMembers received = new ReceivedByMembers(4, TOPICS * EACH);
    broker.subscribe(topics, received.members()).start();
    publishToAll(broker, topics).await();
    received.await();
    for (int topic = 0; topic < TOPICS; topic++) {
      for (int key = 0; key < NumberedMessage.KEYS; key++) {
        int first = topic * EACH + key;
        assertThat(
                received.members().stream()
                    .filter(member -> member.numbers.contains(first))
                    .toList())
            .singleElement()
            .satisfies(
                member ->
                    assertThat(member.numbers)
                        .containsAll(
                            IntStream.iterate(first, n -> n + NumberedMessage.KEYS)
                                .limit(EACH / NumberedMessage.KEYS)
                                .boxed()
                                .toList()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(StreamLayout.class)
  void noMemberIsDeliveredToBeforeTheStart(StreamLayout streams) throws Exception {
    List<Topic> topics = topics(broker, "paused", memory(streams));
    ReceivedByMembers received = new ReceivedByMembers(3, TOPICS * EACH);
    Subscription subscription = broker.subscribe(topics, received.members());
    publishToAll(broker, topics).await();
    // NATS counts for each consumer by itself, a moment later.
    Eventually.until(() -> subscription.backlog() >= TOPICS * EACH);
    assertThat(subscription.backlog()).isEqualTo(TOPICS * EACH);
    assertThat(received.numbers()).isEmpty();
    subscription.start();
    received.await();
  }

  @Test
  void aMemberForEachOrderedLogIsTheMost() {
    List<Topic> topics = topics(broker, "idle", memory(StreamLayout.ONE));
    int logs = topics.stream().mapToInt(Topic::partitions).sum();
    broker.subscribe(topics, new ReceivedByMembers(logs, 0).members()).close();
    assertThatThrownBy(() -> broker.subscribe(topics, new ReceivedByMembers(logs + 1, 0).members()))
        .isInstanceOf(BrokerException.class)
        .hasMessage("A consumer group of %d members can't share %d ordered logs.", logs + 1, logs);
  }

  @ParameterizedTest
  @EnumSource(StreamLayout.class)
  void aGroupGoesOnWhereTheOneBeforeItHasEnded(StreamLayout streams) throws Exception {
    List<Topic> topics = topics(broker, "rounds", memory(streams));
    for (int round = 0; round < 2; round++) {
      try (Broker other = connect()) {
        ReceivedByMembers received = new ReceivedByMembers(2, TOPICS * EACH);
        other.subscribe(topics, received.members()).start();
        publishToAll(broker, topics).await();
        received.await();
        received.assertAllOnce();
      }
    }
  }

  /** Whether the fetch waits already or not. */
  @ParameterizedTest
  @EnumSource(StreamLayout.class)
  void aFetchIsWokenUp(StreamLayout streams) throws Exception {
    DeliveryLoop.Source<?> source = join(topics(broker, "wake", memory(streams)));
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try (source) {
                source.fetch(Duration.ofDays(1), (message, payload) -> {});
              } catch (Exception e) {
                failure.set(e);
              }
            });
    thread.start();
    source.wakeUp();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  @Test
  void aStreamForEachTopicIsALogForEach() {
    List<Topic> topics = topics(broker, "streams", memory(StreamLayout.PER_TOPIC));
    assertThat(broker.footprint().partitions()).isEqualTo(logs(TOPICS, 3, StreamLayout.PER_TOPIC));
    assertThat(broker.appended(topics)).isZero();
  }

  @Test
  void purgingRemovesWhatOtherLayoutsHaveLeft() throws Exception {
    try (Broker other = connect()) {
      List<Topic> left = topics(other, "left", memory(StreamLayout.PER_TOPIC));
      topics(other, "right", memory(StreamLayout.ONE));
      ReceivedByMembers received = new ReceivedByMembers(2, TOPICS * EACH);
      other.subscribe(left, received.members()).start();
      publishToAll(other, left).await();
      received.await();
    }
    broker.purge();
    assertThat(broker.footprint().partitions()).isZero();
    assertThat(broker.footprint().consumerGroups()).isZero();
    List<Topic> again = topics(broker, "left", memory(StreamLayout.ONE));
    assertThat(broker.appended(again)).isZero();
  }

  @ParameterizedTest
  @EnumSource(StreamLayout.class)
  void noMemberLeavesAThread(StreamLayout streams) throws Exception {
    ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
    try (Broker other = connect()) {
      List<Topic> topics = topics(other, "threads", memory(streams));
      ReceivedByMembers received = new ReceivedByMembers(3, TOPICS * EACH);
      other.subscribe(topics, received.members()).start();
      publishToAll(other, topics).await();
      received.await();
    }
    assertThat(census.settle(Duration.ofSeconds(5)).leaked()).isEmpty();
  }

  @Test
  void compressedMessagesArriveAsTheyWere() throws Exception {
    Storage snappy = new Storage(Durability.DISK, 1, Compression.SNAPPY, StreamLayout.ONE);
    if (!compresses()) {
      assertThatThrownBy(() -> topics(broker, "compressed", snappy))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("compresses no messages");
      return;
    }
    List<Topic> topics = topics(broker, "compressed", snappy);
    ReceivedByMembers received = new ReceivedByMembers(1, TOPICS * EACH);
    broker.subscribe(topics, received.members()).start();
    publishToAll(broker, topics).await();
    received.await();
    received.assertAllOnce();
  }

  /** What the members of a group get together. */
  private static final class ReceivedByMembers {
    private final List<Received> members;
    private final int expected;

    ReceivedByMembers(int count, int expected) {
      this.members = Stream.generate(() -> new Received(0)).limit(count).toList();
      this.expected = expected;
    }

    List<Received> members() {
      return members;
    }

    List<Integer> numbers() {
      return members.stream().flatMap(member -> member.copy().stream()).toList();
    }

    void await() throws Exception {
      Eventually.until(
          () -> {
            for (Received member : members) {
              member.await(); // which throws what has failed
            }
            return numbers().size() >= expected;
          });
    }

    void assertAllOnce() {
      assertThat(numbers()).hasSize(expected).doesNotHaveDuplicates();
    }

    void assertEachHasSome() {
      assertThat(members).allSatisfy(member -> assertThat(member.copy()).isNotEmpty());
    }
  }
}
