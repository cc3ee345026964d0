package io.brokerbench.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerContract;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.provision.BrokerRequest;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.LocalBrokers;
import io.brokerbench.provision.RunningBroker;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract, held by a real nats-server. */
class NatsBrokerIT extends BrokerContract {
  @TempDir static Path temp;
  private static RunningBroker server;

  @BeforeAll
  static void start() {
    server =
        LocalBrokers.fromEnvironment(Host.current())
            .start(new BrokerRequest(BrokerKind.NATS, Durability.DISK, temp.resolve("nats.log")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Broker connect() {
    return new NatsAdapter().connect(server.endpoint());
  }

  @Override
  protected int logs(int topics, int partitions) {
    return 1;
  }

  @Test
  void anotherServerIsRefused() {
    Endpoint there = server.endpoint();
    Endpoint expected = new Endpoint(there.kind(), there.address(), "another", there.monitor());
    assertThatThrownBy(() -> new NatsAdapter().connect(expected))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("not another");
  }

  @Test
  void streamsAndConsumersOfOthersArePurgedByNobody() throws Exception {
    Connection connection =
        Nats.connect(NatsSettings.connection(server.endpoint().address(), "foreign"));
    try {
      JetStreamManagement management = connection.jetStreamManagement();
      management.addStream(
          NatsSettings.stream("foreign", List.of("foreign.subject"), Durability.MEMORY));
      management.addOrUpdateConsumer("foreign", NatsSettings.consumer());
      connection.jetStream().publish("foreign.subject", "kept".getBytes(StandardCharsets.UTF_8));
      try (Broker broker = connect()) {
        broker.purge();
      }
      assertThat(management.getStreamInfo("foreign").getStreamState().getMsgCount()).isEqualTo(1);
      assertThat(management.getConsumerNames("foreign")).hasSize(1);
      management.deleteStream("foreign");
    } finally {
      connection.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"MEMORY, Memory", "DISK, File"})
  void theStreamIsStoredAsItsTierAsks(Durability durability, String storage) {
    try (Broker broker = connect()) {
      broker.createTopics(TopicSpec.series("tier", 2, 3, durability));
      assertThat(broker.effectiveConfig())
          .containsEntry("stream.storage", storage.toLowerCase(Locale.ROOT));
      broker.purge();
    }
  }

  @Test
  void theServerTookTheConsumersSettings() {
    try (Broker broker = connect()) {
      broker.subscribe(
          broker.createTopics(TopicSpec.series("consumer", 1, 3, Durability.MEMORY)),
          new NoDeliveries());
      assertThat(broker.effectiveConfig())
          .containsEntry("consumer.ack_policy", "all")
          .containsEntry("consumer.max_ack_pending", "1000000");
    }
  }

  private static final class NoDeliveries implements DeliveryHandler {
    @Override
    public void deliver(Delivery delivery) {
      throw new AssertionError("nothing was published");
    }

    @Override
    public void endOfBatch() {}

    @Override
    public void failed(BrokerException failure) {
      throw failure;
    }
  }
}
