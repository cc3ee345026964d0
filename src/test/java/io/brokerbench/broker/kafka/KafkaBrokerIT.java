package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerContract;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.BrokerRequest;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.LocalBrokers;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by a real Kafka broker. */
class KafkaBrokerIT extends BrokerContract {
  @TempDir static Path temp;
  private static RunningBroker server;

  @BeforeAll
  static void start() {
    server =
        LocalBrokers.fromEnvironment(Host.current())
            .start(
                new BrokerRequest(BrokerKind.KAFKA, Durability.MEMORY, temp.resolve("kafka.log")));
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
  protected int logs(int topics, int partitions) {
    return topics * partitions;
  }

  @Test
  void anotherClusterIsRefused() {
    Endpoint there = server.endpoint();
    Endpoint expected = new Endpoint(there.kind(), there.address(), "another", there.monitor());
    assertThatThrownBy(() -> new KafkaAdapter().connect(expected))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("not another");
  }

  @Test
  void topicsAndGroupsOfOthersArePurgedByNobody() throws Exception {
    TopicPartition partition = new TopicPartition("foreign", 0);
    try (Admin admin = Admin.create(KafkaSettings.admin(server.endpoint().address(), 10_000))) {
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
      assertThat(broker.effectiveConfig())
          .containsEntry("producer.acks", "1")
          .containsEntry("consumer.max.poll.records", "500")
          .containsEntry("broker.group.initial.rebalance.delay.ms", "0");
    }
  }
}
