package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.LayoutContract;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by a real Kafka broker. */
class KafkaBrokerIT extends LayoutContract {
  @TempDir static Path temp;
  private static RunningBroker server;

  @BeforeAll
  static void start() {
    server =
        LocalBrokers.fromEnvironment(ShortLived.host())
            .start(BrokerSpec.single(Kinds.KAFKA, Durability.MEMORY), temp.resolve("kafka.log"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Broker connect() {
    return new KafkaAdapter().connect(server.endpoint());
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return topics * partitions;
  }

  @Override
  protected DeliveryLoop.Source<?> join(List<Topic> topics) {
    return KafkaGroup.join(server.endpoint(), topics, 1).get(0);
  }

  @Test
  void anotherClusterIsRefused() {
    Endpoint there = server.endpoint();
    Endpoint expected = new Endpoint(there.kind(), there.address(), "another", there.monitors());
    assertThatThrownBy(() -> new KafkaAdapter().connect(expected))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("not another");
  }

  @Test
  void topicsAndGroupsOfOthersArePurgedByNobody() throws Exception {
    TopicPartition partition = new TopicPartition("foreign", 0);
    try (Admin admin = Admin.create(KafkaSettings.admin(server.endpoint(), 10_000))) {
      admin.createTopics(List.of(new NewTopic("foreign", 1, (short) 1))).all().get();
      admin
          .alterConsumerGroupOffsets("others", Map.of(partition, new OffsetAndMetadata(0)))
          .all()
          .get();
      try (Broker broker = connect()) {
        broker.purge();
      }
      assertThat(admin.listTopics().names().get()).contains("foreign");
      assertThat(admin.listConsumerGroupOffsets("others").partitionsToOffsetAndMetadata().get())
          .containsKey(partition);
      admin.deleteConsumerGroups(Set.of("others")).all().get();
      admin.deleteTopics(Set.of("foreign")).all().get();
    }
  }

  @Test
  void theEffectiveConfigurationIsReadBack() {
    try (Broker broker = connect()) {
      broker.createTopics(TopicSpec.series("config", 1, 1), Storage.standard(Durability.MEMORY));
      assertThat(broker.effectiveConfig())
          .containsEntry("topic.min.insync.replicas", "1")
          .containsEntry("producer.acks", "1")
          .containsEntry("consumer.max.poll.records", "500")
          .containsEntry("consumer.receive.buffer.bytes", "-1")
          .containsEntry("broker.socket.send.buffer.bytes", "-1")
          .containsEntry("broker.group.initial.rebalance.delay.ms", "0");
    }
  }

  @Test
  @Timeout(60)
  void whatIsBeyondTheBoundIsRemovedAndStillCounted() throws Exception {
    Storage storage = Storage.standard(Durability.MEMORY).keeping(2 << 20);
    try (Broker broker = connect();
        Admin admin = Admin.create(KafkaSettings.admin(server.endpoint(), 10_000))) {
      List<Topic> topics = broker.createTopics(TopicSpec.series("bounded", 1, 1), storage);
      int messages = 8_000;
      try (Publisher publisher = broker.publisher(topics.get(0), new IgnoredAcks())) {
        for (int i = 0; i < messages; i++) {
          publisher.publish(new Message(0, new byte[1_000]));
        }
      }
      assertThat(broker.effectiveConfig())
          .containsEntry("topic.retention.bytes", Integer.toString(2 << 20))
          .containsEntry("topic.segment.bytes", Integer.toString(1 << 20));
      TopicPartition partition = new TopicPartition(topics.get(0).name(), 0);
      // The server looks once a second; 3 MB are what it may keep with whole segments.
      Eventually.until(() -> first(admin, partition) >= messages - 3_300);
      assertThat(broker.appended(topics)).isEqualTo(messages);
      broker.purge();
    }
  }

  private static long first(Admin admin, TopicPartition partition) throws Exception {
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.earliest()))
        .partitionResult(partition)
        .get()
        .offset();
  }

  @Test
  void whatIsStoredIsCompressed() throws Exception {
    long plain = storedBytes(Compression.NONE);
    assertThat(plain).isGreaterThan(1_000_000);
    assertThat(storedBytes(Compression.SNAPPY)).isLessThan(plain / 4);
  }

  private long storedBytes(Compression compression) throws Exception {
    Storage storage = new Storage(Durability.DISK, 1, compression, StreamLayout.ONE);
    try (Broker broker = connect();
        Admin admin = Admin.create(KafkaSettings.admin(server.endpoint(), 10_000))) {
      Topic topic = broker.createTopics(TopicSpec.series("zeros", 1, 1), storage).get(0);
      Publisher publisher = broker.publisher(topic, new IgnoredAcks());
      for (int i = 0; i < 1_000; i++) {
        publisher.publish(new Message(0, new byte[1_000]));
      }
      publisher.close();
      assertThat(broker.appended(List.of(topic))).isEqualTo(1_000);
      assertThat(broker.effectiveConfig())
          .containsEntry("producer.compression.type", compression.name().toLowerCase(Locale.ROOT))
          .containsEntry("topic.compression.type", "producer");
      long bytes =
          admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
              .flatMap(folders -> folders.values().stream())
              .flatMap(folder -> folder.replicaInfos().entrySet().stream())
              .filter(replica -> replica.getKey().topic().equals(topic.name()))
              .mapToLong(replica -> replica.getValue().size())
              .sum();
      broker.purge();
      return bytes;
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

  /** A broker whose default is another number, which it prefers to what it is asked for. */
  @Test
  void aBrokerThatMakesOtherPartitionsIsNotMeasured() {
    try (KafkaAdmin admin =
            admin(
                (real, call, arguments) ->
                    call.getName().equals("createTopics")
                        ? real.createTopics(
                            List.of(
                                new NewTopic("brokerbench-few-0", 2, (short) 1)
                                    .configs(
                                        KafkaSettings.topic(Storage.standard(Durability.DISK), 1))))
                        : call.invoke(real, arguments));
        KafkaBroker broker = new KafkaBroker(server.endpoint(), admin)) {
      assertThatThrownBy(
              () ->
                  broker.createTopics(
                      TopicSpec.series("few", 1, 3), Storage.standard(Durability.DISK)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("brokerbench-few-0: partitions was to be 3 and is 2");
      broker.purge();
    }
  }

  /** As one is whose JVM was killed: it says no goodbye, and its session outlasts the next run. */
  @Test
  void aGroupWithAMemberThatIsLeftIsPurgedAllTheSame() {
    try (Broker broker = connect()) {
      List<Topic> topics =
          broker.createTopics(TopicSpec.series("left", 1, 1), Storage.standard(Durability.MEMORY));
      DeliveryLoop.Source<?> left = join(topics);
      try {
        broker.purge();
        assertThat(broker.footprint().consumerGroups()).isZero();
      } finally {
        left.close();
      }
    }
  }

  /** What a broker answers that hasn't yet learned from the controller what was created. */
  @Test
  void aBrokerThatLearnsOfNewTopicsLateIsWaitedFor() {
    AtomicInteger asked = new AtomicInteger();
    try (KafkaAdmin admin =
        admin(
            (real, call, arguments) ->
                call.getName().equals("describeTopics") && asked.getAndIncrement() < 2
                    ? real.describeTopics(List.of("brokerbench-unknown"))
                    : call.invoke(real, arguments))) {
      admin.createTopics(TopicSpec.series("late", 1, 1), Storage.standard(Durability.MEMORY));
      assertThat(asked).hasValueGreaterThanOrEqualTo(3);
      admin.deleteTopics(admin.ourTopics());
    }
  }

  @Test
  void aBrokerThatDoesNotTakeATopicsSettingsIsNotMeasured() {
    try (KafkaAdmin admin =
        admin(
            (real, call, arguments) ->
                call.getName().equals("createTopics")
                    ? real.createTopics(List.of(new NewTopic("brokerbench-flush-0", 1, (short) 1)))
                    : call.invoke(real, arguments))) {
      assertThatThrownBy(
              () ->
                  admin.createTopics(
                      TopicSpec.series("flush", 1, 1), Storage.standard(Durability.FSYNC)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining(
              "brokerbench-flush-0: flush.messages was to be 1 and is " + Long.MAX_VALUE);
      admin.deleteTopics(admin.ourTopics());
    }
  }

  @Test
  void moreReplicasThanThereAreBrokersAreRefused() {
    try (Broker broker = connect()) {
      assertThatThrownBy(
              () ->
                  broker.createTopics(
                      TopicSpec.series("three", 1, 1), new Storage(Durability.MEMORY, 3)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("did not create topics")
          .hasMessageContaining("only 1 broker(s) are registered");
    }
  }

  void aUserWhoMayNotReadTheServersConfigurationCanMeasureAllTheSame() {
    try (Broker broker =
        new KafkaBroker(
            server.endpoint(),
            admin(
                (real, call, arguments) -> {
                  if (call.getName().equals("describeConfigs")
                      && arguments[0].toString().contains("BROKER")) {
                    throw new BrokerException(
                        "planted", new ClusterAuthorizationException("planted"));
                  }
                  return call.invoke(real, arguments);
                }))) {
      assertThat(broker.effectiveConfig())
          .containsKey("consumer.max.poll.records")
          .containsEntry(
              "broker.*", "not told: this user may not describe the cluster's configuration");
    }
  }

  private static KafkaAdmin admin(FaultyAdmin faulty) {
    return FaultyAdmin.at(server.endpoint(), faulty);
  }
}
