package io.brokerbench.broker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.LayoutContract;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.RunNames;
import io.brokerbench.broker.ServerFacts;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.local.LocalBrokers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** The contract, held by a real redis-server. */
class RedisBrokerIT extends LayoutContract {
  @TempDir static Path temp;
  private static RunningBroker server;

  @BeforeAll
  static void start() {
    server = start(Durability.MEMORY);
  }

  private static RunningBroker start(Durability durability) {
    return LocalBrokers.fromEnvironment(Host.current())
        .start(BrokerSpec.single(Kinds.REDIS, durability), temp.resolve(durability + ".log"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Broker connect() {
    return new RedisAdapter().connect(server.endpoint());
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return topics * partitions;
  }

  @Override
  protected boolean compresses() {
    return false;
  }

  @Override
  protected DeliveryLoop.Source<?> join(List<Topic> topics) {
    return new RedisGroup(new RedisAdmin(server.endpoint())).join(topics, 1).get(0);
  }

  private static Jedis client() {
    return RedisAdapter.open(server.endpoint(), "test");
  }

  @Test
  void anotherServerIsRefused() {
    Endpoint there = server.endpoint();
    Endpoint expected = new Endpoint(there.kind(), there.address(), "another", there.monitors());
    assertThatThrownBy(() -> new RedisAdapter().connect(expected))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("not another");
  }

  @Test
  void aServerThatIsAskedWhoItIsIsKnownByThatAsWell() {
    Endpoint there = server.endpoint();
    ServerFacts facts = new RedisAdapter().ask(there);
    assertThat(facts.version()).isEqualTo(server.version());
    assertThat(facts.nodes()).isEqualTo(1);
    Endpoint known = new Endpoint(there.kind(), there.address(), facts.identity(), List.of());
    new RedisAdapter().connect(known).close();
  }

  @Test
  void nobodyAtAnAddressIsSaidAtOnce() {
    Endpoint nobody = new Endpoint(Kinds.REDIS, "redis://127.0.0.1:1", "", List.of());
    assertThatThrownBy(() -> new RedisAdapter().connect(nobody))
        .isInstanceOf(BrokerException.class)
        .hasMessage(
            "Redis at redis://127.0.0.1:1 was not connected to: nothing listens on this port. Start"
                + " it, or correct the address.");
  }

  @Test
  void whatIsBeyondTheBoundIsRemovedAndStillCounted() {
    Storage storage = Storage.standard(Durability.MEMORY).keeping(2 << 20);
    try (Broker broker = connect();
        Jedis client = client()) {
      List<Topic> topics = broker.createTopics(TopicSpec.series("bounded", 1, 2), storage);
      int messages = 4_000;
      try (Publisher publisher = broker.publisher(topics.get(0), new IgnoredAcks())) {
        for (int i = 0; i < messages; i++) {
          publisher.publish(new Message(i, new byte[948]));
        }
      }
      long held =
          RedisSettings.streams(topics).stream()
              .mapToLong(stream -> client.xinfoStream(stream).getLength())
              .sum();
      // What a node has more than it need.
      assertThat(held).isBetween(2_000L, 2_000L + 2 * 100);
      assertThat(broker.appended(topics)).isEqualTo(messages);
      assertThat(broker.browse(topics, Duration.ofMinutes(1), payload -> {}))
          .isEqualTo(messages - held);
    }
  }

  /** As a subscriber is whose workers stand still: its account has to show the gap. */
  @Test
  void whatIsRemovedBeforeItWasDeliveredIsNoBacklogAndCountedByBrowsing() {
    try (Broker broker = connect()) {
      List<Topic> topics =
          broker.createTopics(
              TopicSpec.series("unread", 1, 1), Storage.standard(Durability.MEMORY));
      Subscription subscription = broker.subscribe(topics, new NoDeliveries());
      publish(broker, topics.get(0), 30);
      assertThat(subscription.backlog()).isEqualTo(30);
      broker.trim(topics);
      assertThat(subscription.backlog()).isZero();
      publish(broker, topics.get(0), 5);
      assertThat(subscription.backlog()).isEqualTo(5);
      assertThat(broker.browse(topics, Duration.ofMinutes(1), payload -> {})).isEqualTo(30);
    }
  }

  private static void publish(Broker broker, Topic topic, int messages) {
    try (Publisher publisher = broker.publisher(topic, new IgnoredAcks())) {
      for (int i = 0; i < messages; i++) {
        publisher.publish(new Message(0, new byte[10]));
      }
    }
  }

  /** In two lives of a group; what was removed meanwhile is left out. */
  @Test
  void whatWasDeliveredAndNotAcknowledgedIsDeliveredAgainInItsOrder() throws Exception {
    try (Broker broker = connect()) {
      List<Topic> topics =
          broker.createTopics(TopicSpec.series("again", 1, 1), Storage.standard(Durability.MEMORY));
      try (Publisher publisher = broker.publisher(topics.get(0), new IgnoredAcks())) {
        for (int i = 0; i < 700; i++) {
          publisher.publish(new Message(0, new byte[] {(byte) i}));
        }
      }
      RedisSource first = new RedisGroup(new RedisAdmin(server.endpoint())).join(topics, 1).get(0);
      List<RedisSource.Entry> entries = new ArrayList<>();
      first.fetch(Duration.ofSeconds(10), (entry, payload) -> entries.add(entry));
      entries.subList(0, 100).forEach(first::handled);
      first.acknowledge();
      first.fetch(Duration.ZERO, (entry, payload) -> {});
      first.close();
      try (Jedis client = client()) {
        client.xtrim(RedisSettings.streams(topics).get(0), 500, false);
      }
      RedisSource second = new RedisGroup(new RedisAdmin(server.endpoint())).join(topics, 1).get(0);
      List<Byte> payloads = new ArrayList<>();
      while (payloads.size() < 500) {
        second.fetch(Duration.ofSeconds(10), (entry, payload) -> payloads.add(payload[0]));
      }
      second.close();
      assertThat(payloads)
          .containsExactlyElementsOf(IntStream.range(200, 700).mapToObj(i -> (byte) i).toList());
    }
  }

  @Test
  void whatIsPublishedToATopicThatIsGoneFailsAndDoesNotBringItBack() throws Exception {
    try (Broker broker = connect()) {
      Topic topic =
          broker
              .createTopics(TopicSpec.series("gone", 1, 1), Storage.standard(Durability.MEMORY))
              .get(0);
      broker.purge();
      Failures failures = new Failures();
      broker.publisher(topic, failures).publish(new Message(0, new byte[10]));
      assertThat(failures.causes.take()).hasMessageContaining("has no such stream any more");
      assertThat(broker.footprint().partitions()).isZero();
    }
  }

  @Test
  void whatIsSomebodyElsesIsPurgedByNobody() {
    try (Jedis client = client();
        Broker broker = connect()) {
      client.xgroupCreate("foreign", "others", new StreamEntryID(0, 0), true);
      client.set("brokerbench-no-stream", "kept");
      broker.purge();
      assertThat(client.xinfoGroups("foreign")).hasSize(1);
      assertThat(client.get("brokerbench-no-stream")).isEqualTo("kept");
      client.del("foreign", "brokerbench-no-stream");
    }
  }

  @Test
  void aRunRemovesItsOwnNamesAndLeavesThoseOfOthers() {
    RunNames mine = new RunNames("r" + "0".repeat(21));
    RunNames other = new RunNames("r" + "1".repeat(21));
    try (Broker one = new RedisAdapter().connect(server.endpoint().with(mine));
        Broker two = new RedisAdapter().connect(server.endpoint().with(other))) {
      one.createTopics(TopicSpec.series("own", 2, 3), Storage.standard(Durability.MEMORY));
      two.createTopics(TopicSpec.series("own", 2, 3), Storage.standard(Durability.MEMORY));
      assertThat(one.allNames()).hasSize(4);
      assertThat(one.footprint().partitions()).isEqualTo(6);
      one.purge();
      assertThat(two.allNames()).hasSize(2).allMatch(other::owns);
      one.remove(two.allNames());
      assertThat(two.footprint().partitions()).isZero();
    }
  }

  @Test
  void replicasAreRefusedWithTheReason() {
    try (Broker broker = connect()) {
      assertThatThrownBy(
              () ->
                  broker.createTopics(
                      TopicSpec.series("three", 1, 1), new Storage(Durability.MEMORY, 3)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("WAIT promises nothing");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MEMORY | DISK   | appendonly no. Set appendonly yes, appendfsync everysec,
          MEMORY | FSYNC  | appendonly no. Set appendonly yes, appendfsync always,
          DISK   | FSYNC  | appendfsync everysec. Set appendonly yes, appendfsync always,
          FSYNC  | DISK   | appendfsync always. Set appendonly yes, appendfsync everysec,
          DISK   | MEMORY | appendonly yes. Set appendonly no, save "",
          """)
  void aServerOfAnotherTierIsRefusedWithWhatToSet(
      Durability tier, Durability asked, String message) {
    try (RunningBroker other = start(tier);
        Broker broker = new RedisAdapter().connect(other.endpoint())) {
      assertThatThrownBy(
              () -> broker.createTopics(TopicSpec.series("tier", 1, 1), Storage.standard(asked)))
          .isInstanceOf(BrokerException.class)
          .hasMessageStartingWith("-p durability=" + asked + ": Redis at redis://127.0.0.1:")
          .hasMessageContaining(" has " + message);
    }
  }

  @ParameterizedTest
  @CsvSource({"MEMORY, no, everysec", "DISK, yes, everysec", "FSYNC, yes, always"})
  void theEffectiveConfigurationIsReadBack(Durability tier, String aof, String fsync) {
    try (RunningBroker other = start(tier);
        Broker broker = new RedisAdapter().connect(other.endpoint())) {
      broker.createTopics(TopicSpec.series("tier", 2, 3), Storage.standard(tier));
      assertThat(broker.effectiveConfig())
          .containsEntry("server.appendonly", aof)
          .containsEntry("server.appendfsync", fsync)
          .containsEntry("server.save", "")
          .containsEntry("server.io-threads", "1")
          .containsEntry("streams", "6");
    }
  }

  @Test
  void aServerThatEndsEndsTheSubscriptionAndFailsWhatIsPublished() throws Exception {
    Failures failures = new Failures();
    NoDeliveries deliveries = new NoDeliveries();
    RunningBroker ending = start(Durability.MEMORY);
    Broker broker = new RedisAdapter().connect(ending.endpoint());
    List<Topic> topics =
        broker.createTopics(TopicSpec.series("end", 2, 1), Storage.standard(Durability.MEMORY));
    broker.subscribe(topics, deliveries).start();
    Publisher publisher = broker.publisher(topics.get(0), failures);
    ending.close();
    publisher.publish(new Message(0, new byte[10]));
    assertThat(failures.causes.take()).hasMessageContaining("the connection has ended");
    publisher.publish(new Message(0, new byte[10]));
    assertThat(failures.causes.take()).hasMessageContaining("the connection has ended");
    assertThat(deliveries.failures.take())
        .hasMessageStartingWith("The subscription failed: Redis at redis://127.0.0.1:");
    assertThatThrownBy(broker::footprint)
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("the connection has ended");
    assertThatThrownBy(broker::footprint)
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("nothing listens on this port");
    broker.close();
  }

  private static final class NoDeliveries implements DeliveryHandler {
    private final BlockingQueue<BrokerException> failures = new LinkedBlockingQueue<>();

    @Override
    public void deliver(Delivery delivery) {
      throw new AssertionError("nothing was to be delivered");
    }

    @Override
    public void endOfBatch() {}

    @Override
    public void failed(BrokerException failure) {
      failures.add(failure);
    }
  }

  private static final class Failures implements AckListener {
    private final BlockingQueue<Throwable> causes = new LinkedBlockingQueue<>();

    @Override
    public void acknowledged(Message message) {
      causes.add(new AssertionError("acknowledged"));
    }

    @Override
    public void failed(Message message, Throwable cause) {
      causes.add(cause);
    }
  }

  private static final class IgnoredAcks implements AckListener {
    @Override
    public void acknowledged(Message message) {}

    @Override
    public void failed(Message message, Throwable cause) {
      throw new AssertionError(cause);
    }
  }
}
