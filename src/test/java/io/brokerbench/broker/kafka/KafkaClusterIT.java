package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerContract;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by three Kafka brokers that keep each message three times. */
class KafkaClusterIT extends BrokerContract {
  private static final Storage THREEFOLD = new Storage(Durability.MEMORY, 3);

  @TempDir static Path temp;
  private static RunningBroker cluster;

  @BeforeAll
  static void start() {
    cluster =
        LocalBrokers.fromEnvironment(ShortLived.host())
            .start(
                new BrokerSpec(Kinds.KAFKA, BrokerSpec.DEFAULT, Durability.MEMORY, 3),
                temp.resolve("kafka.log"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Override
  protected Broker connect() {
    return new KafkaAdapter().connect(cluster.endpoint());
  }

  @Override
  protected Storage storage() {
    return THREEFOLD;
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return topics * partitions;
  }

  @Test
  void theEffectiveConfigurationSaysHowManyServersAndReplicasThereAre() {
    try (Broker broker = connect()) {
      broker.createTopics(TopicSpec.series("config", 1, 1), THREEFOLD);
      assertThat(broker.effectiveConfig())
          .containsEntry("cluster.nodes", "3")
          .containsEntry("topic.replicas", "3")
          .containsEntry("topic.min.insync.replicas", "2")
          .containsEntry("producer.acks", "-1");
    }
  }

  @Test
  void topicWithFewerReplicasThanAskedForIsNotMeasured() {
    try (KafkaAdmin admin =
        FaultyAdmin.at(
            cluster.endpoint(),
            (real, call, arguments) ->
                call.getName().equals("createTopics")
                    ? real.createTopics(
                        List.of(
                            new NewTopic("brokerbench-fewer-0", 1, (short) 2)
                                .configs(KafkaSettings.topic(THREEFOLD, 1))))
                    : call.invoke(real, arguments))) {
      assertThatThrownBy(() -> admin.createTopics(TopicSpec.series("fewer", 1, 1), THREEFOLD))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("brokerbench-fewer-0 partition 0: replicas was to be 3 and is 2.");
    }
  }

  @Test
  void topicWhoseMinorityWouldAcknowledgeIsNotMeasured() {
    try (KafkaAdmin admin =
        FaultyAdmin.at(
            cluster.endpoint(),
            (real, call, arguments) ->
                call.getName().equals("createTopics")
                    ? real.createTopics(
                        List.of(new NewTopic("brokerbench-minority-0", 1, (short) 3)))
                    : call.invoke(real, arguments))) {
      assertThatThrownBy(() -> admin.createTopics(TopicSpec.series("minority", 1, 1), THREEFOLD))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("min.insync.replicas was to be 2 and is 1.");
    }
  }

  /** One that answers as it did before the topic was made. */
  @Test
  void aBrokerThatLearnsLaterThanTheOthersIsWaitedFor() {
    AtomicReference<Object> stale = new AtomicReference<>();
    AtomicInteger asked = new AtomicInteger();
    try (KafkaAdmin admin =
        FaultyAdmin.at(
            cluster.endpoint(),
            (real, call, arguments) -> {
              if (call.getName().equals("createTopics")) {
                stale.set(real.describeFeatures(new DescribeFeaturesOptions().nodeId(2)));
              }
              return call.getName().equals("describeFeatures")
                      && ((DescribeFeaturesOptions) arguments[0]).nodeId().getAsInt() == 2
                      && asked.getAndIncrement() < 5
                  ? Objects.requireNonNull(stale.get())
                  : call.invoke(real, arguments);
            })) {
      admin.createTopics(TopicSpec.series("later", 1, 1), THREEFOLD);
      assertThat(asked).hasValue(6);
    }
  }

  /**
   * What makes the waiting right: every partition is a record in the log of the controller, which
   * writes but a few a second of its own.
   */
  @Test
  void brokersTellHowFarTheyHaveReadTheControllersLog() throws Exception {
    try (Admin client = Admin.create(KafkaSettings.admin(cluster.endpoint(), 10_000));
        KafkaAdmin admin = new KafkaAdmin(cluster.endpoint(), client)) {
      DescribeFeaturesOptions third = new DescribeFeaturesOptions().nodeId(3);
      long before = epoch(client, third);
      admin.createTopics(TopicSpec.series("many", 1, 1_000), Storage.standard(Durability.MEMORY));
      assertThat(epoch(client, third)).isGreaterThanOrEqualTo(before + 1_000);
    }
  }

  private static long epoch(Admin client, DescribeFeaturesOptions options) throws Exception {
    return client
        .describeFeatures(options)
        .featureMetadata()
        .get()
        .finalizedFeaturesEpoch()
        .orElseThrow();
  }
}
