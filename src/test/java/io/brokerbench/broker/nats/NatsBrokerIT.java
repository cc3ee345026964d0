package io.brokerbench.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.LayoutContract;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.MonitorClient;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.nats.NatsShare.Durable;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Capability;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.local.LocalBrokers;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.support.JsonParseException;
import io.nats.client.support.JsonParser;
import io.nats.client.support.JsonValueUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract, held by a real nats-server. */
class NatsBrokerIT extends LayoutContract {
  @TempDir static Path temp;
  private static RunningBroker server;

  @BeforeAll
  static void start() {
    server =
        LocalBrokers.fromEnvironment(Host.current())
            .start(BrokerSpec.single(Kinds.NATS, Durability.DISK), temp.resolve("nats.log"));
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
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return streams == StreamLayout.ONE ? 1 : topics;
  }

  @Override
  protected DeliveryLoop.Source<?> join(List<Topic> topics) throws Exception {
    Connection connection = NatsAdapter.open(server.endpoint(), "joining");
    try {
      JetStreamManagement management = connection.jetStreamManagement();
      List<NatsShare> shares =
          NatsShare.deal(topics, 1, topic -> streamOf(management, topic.name()));
      for (Durable durable : shares.get(0).durables()) {
        management.addOrUpdateConsumer(durable.stream(), durable.configuration());
      }
      return NatsShare.open(shares, server.endpoint()).get(0);
    } finally {
      connection.close();
    }
  }

  private static String streamOf(JetStreamManagement management, String subject) {
    try {
      return management.getStreamNames(subject).get(0);
    } catch (IOException | JetStreamApiException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anotherServerIsRefused() {
    Endpoint there = server.endpoint();
    Endpoint expected = new Endpoint(there.kind(), there.address(), "another", there.monitors());
    assertThatThrownBy(() -> new NatsAdapter().connect(expected))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("not another");
  }

  @Test
  @Timeout(60)
  void whatIsBeyondTheBoundIsRemovedAndStillCounted() throws Exception {
    Storage storage = Storage.standard(Durability.MEMORY).keeping(1 << 20);
    Connection connection = Nats.connect(NatsSettings.connection(server.endpoint(), "bounded"));
    try (Broker broker = connect()) {
      List<Topic> topics = broker.createTopics(TopicSpec.series("bounded", 1, 1), storage);
      int messages = 4_000;
      try (Publisher publisher = broker.publisher(topics.get(0), new IgnoredAcks())) {
        for (int i = 0; i < messages; i++) {
          publisher.publish(new Message(0, new byte[1_000]));
        }
      }
      Eventually.until(() -> broker.appended(topics) >= messages);
      JetStreamManagement management = connection.jetStreamManagement();
      assertThat(
              management
                  .getStreamInfo(streamOf(management, topics.get(0).name()))
                  .getStreamState()
                  .getMsgCount())
          .isLessThan(1_050);
      assertThat(broker.appended(topics)).isEqualTo(messages);
      broker.purge();
    } finally {
      connection.close();
    }
  }

  @Test
  void streamsAndConsumersOfOthersArePurgedByNobody() throws Exception {
    Connection connection = Nats.connect(NatsSettings.connection(server.endpoint(), "foreign"));
    try {
      JetStreamManagement management = connection.jetStreamManagement();
      management.addStream(
          NatsSettings.stream(
              "foreign", List.of("foreign.subject"), Storage.standard(Durability.MEMORY), -1));
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

  @Test
  void moreReplicasThanThereAreServersAreRefused() {
    try (Broker broker = connect()) {
      assertThatThrownBy(
              () ->
                  broker.createTopics(
                      TopicSpec.series("three", 1, 1), new Storage(Durability.MEMORY, 3)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("replicas > 1 not supported in non-clustered mode");
    }
  }

  @ParameterizedTest
  @CsvSource({"MEMORY, Memory", "DISK, File"})
  void theStreamIsStoredAsItsTierAsks(Durability durability, String storage) {
    try (Broker broker = connect()) {
      broker.createTopics(TopicSpec.series("tier", 2, 3), Storage.standard(durability));
      assertThat(broker.effectiveConfig())
          .containsEntry("stream.storage", storage.toLowerCase(Locale.ROOT));
      broker.purge();
    }
  }

  @Test
  void theServerTookTheConsumersSettings() {
    try (Broker broker = connect()) {
      broker.subscribe(
          broker.createTopics(
              TopicSpec.series("consumer", 1, 3), Storage.standard(Durability.MEMORY)),
          new NoDeliveries(new LinkedBlockingQueue<>()));
      assertThat(broker.effectiveConfig())
          .containsEntry("consumer.ack_policy", "all")
          .containsEntry("consumer.max_ack_pending", "1000000");
    }
  }

  @ParameterizedTest
  @EnumSource(StreamLayout.class)
  void aServerThatEndsEndsTheSubscription(StreamLayout streams) throws Exception {
    BlockingQueue<BrokerException> failures = new LinkedBlockingQueue<>();
    RunningBroker ending =
        LocalBrokers.fromEnvironment(Host.current())
            .start(BrokerSpec.single(Kinds.NATS, Durability.MEMORY), temp.resolve("end.log"));
    Broker broker = new NatsAdapter().connect(ending.endpoint());
    broker
        .subscribe(
            broker.createTopics(
                TopicSpec.series("end", 2, 1),
                new Storage(Durability.MEMORY, 1, Compression.NONE, streams)),
            new NoDeliveries(failures))
        .start();
    ending.close();
    assertThat(failures.take()).hasMessageContaining("The subscription failed");
    broker.close();
  }

  @Test
  void aServerThatDoesNotCompressIsNotMeasured() {
    Path old = Path.of(".brokers", "nats-server-release").toAbsolutePath();
    assumeTrue(
        Files.isExecutable(old), old + " isn't here; scripts/install-nats --release brings it");
    Storage storage = new Storage(Durability.DISK, 1, Compression.SNAPPY, StreamLayout.ONE);
    BrokerSpec spec = new BrokerSpec(Kinds.NATS, "old", Durability.DISK, 1);
    LocalBrokers brokers =
        LocalBrokers.fromEnvironment(Host.current(), Map.of(Kinds.NATS, Map.of("old", old)));
    assertThatThrownBy(() -> brokers.check(Set.of(spec.ableTo(Set.of(Capability.COMPRESSION)))))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("Compression needs nats-server 2.10 or newer");
    try (RunningBroker server = brokers.start(spec, temp.resolve("old.log"));
        Broker broker = new NatsAdapter().connect(server.endpoint())) {
      assertThatThrownBy(() -> broker.createTopics(TopicSpec.series("old", 1, 1), storage))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("compression was to be s2 and is none");
    }
  }

  /** The server compresses a block of a file when it begins the next. */
  @Test
  void whatIsStoredIsCompressed() throws Exception {
    Storage storage = new Storage(Durability.DISK, 1, Compression.SNAPPY, StreamLayout.ONE);
    try (Broker broker = connect()) {
      Topic topic = broker.createTopics(TopicSpec.series("zeros", 1, 1), storage).get(0);
      assertThat(broker.effectiveConfig()).containsEntry("stream.compression", "s2");
      Publisher publisher = broker.publisher(topic, new IgnoredAcks());
      int messages = 100;
      int bytes = 200_000;
      for (int i = 0; i < messages; i++) {
        publisher.publish(new Message(0, new byte[bytes]));
      }
      publisher.close();
      Path files = storeFolder(server.endpoint().monitors().get(0));
      Eventually.until(
          () ->
              broker.appended(List.of(topic)) >= messages
                  && blockBytes(files) <= messages * bytes / 2);
    }
  }

  private static Path storeFolder(URI monitor) throws JsonParseException {
    String config = MonitorClient.get(monitor.resolve("/jsz?config=true"));
    return Path.of(
        JsonValueUtils.readString(
            JsonValueUtils.readValue(JsonParser.parse(config), "config"), "store_dir"));
  }

  private static long blockBytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".blk"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (UncheckedIOException gone) {
      return Long.MAX_VALUE; // while it was looked at
    }
  }

  private record NoDeliveries(BlockingQueue<BrokerException> failures) implements DeliveryHandler {
    @Override
    public void deliver(Delivery delivery) {
      throw new AssertionError("nothing was published");
    }

    @Override
    public void endOfBatch() {}

    @Override
    public void failed(BrokerException failure) {
      failures.add(failure);
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
