package io.brokerbench.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerContract;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.local.LocalBrokers;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by three nats-servers that keep each message three times. */
class NatsClusterIT extends BrokerContract {
  private static final Storage THREEFOLD = new Storage(Durability.MEMORY, 3);

  @TempDir static Path temp;
  private static RunningBroker cluster;

  @BeforeAll
  static void start() {
    cluster =
        LocalBrokers.fromEnvironment(Host.current())
            .start(
                new BrokerSpec(Kinds.NATS, BrokerSpec.DEFAULT, Durability.MEMORY, 3),
                temp.resolve("nats.log"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Override
  protected Broker connect() {
    return new NatsAdapter().connect(cluster.endpoint());
  }

  @Override
  protected Storage storage() {
    return THREEFOLD;
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return streams == StreamLayout.ONE ? 1 : topics;
  }

  @Test
  void theEffectiveConfigurationSaysHowManyServersAndReplicasThereAre() {
    try (Broker broker = connect()) {
      broker.createTopics(TopicSpec.series("config", 1, 1), THREEFOLD);
      assertThat(broker.effectiveConfig())
          .containsEntry("cluster.nodes", "3")
          .containsEntry("stream.replicas", "3");
    }
  }

  /** What the server answers says three, and what it does isn't that. */
  @Test
  void streamWithFewerReplicasThanAskedForIsNotMeasured() throws Exception {
    try (Broker broker =
        faulty(
            (real, call, arguments) ->
                call.getName().equals("getStreamInfo")
                    ? real.getStreamInfo(single(real))
                    : call.invoke(real, arguments))) {
      assertThatThrownBy(() -> broker.createTopics(TopicSpec.series("fewer", 1, 1), THREEFOLD))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("brokerbench-fewer-0-stream: replicas was to be 3 and is 1.");
    }
  }

  @Test
  void streamThatIsSaidToHaveFewerReplicasIsNotMeasured() throws Exception {
    try (Broker broker =
        faulty(
            (real, call, arguments) ->
                call.getName().equals("addStream")
                    ? real.addStream(
                        StreamConfiguration.builder((StreamConfiguration) arguments[0])
                            .replicas(1)
                            .build())
                    : call.invoke(real, arguments))) {
      assertThatThrownBy(() -> broker.createTopics(TopicSpec.series("said", 1, 1), THREEFOLD))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("brokerbench-said-0-stream: replicas was to be 3 and is 1.");
    }
  }

  @Test
  void anotherClusterIsRefused() {
    Endpoint there = cluster.endpoint();
    Endpoint expected = new Endpoint(there.kind(), there.address(), "another", there.monitors());
    assertThatThrownBy(() -> new NatsAdapter().connect(expected))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining(" of the cluster " + there.identity() + ", not another");
  }

  /** A server is met by its own name, too. */
  @Test
  void theFirstServerThatAnswersIsTaken() throws Exception {
    List<String> servers = cluster.endpoint().servers();
    for (int first = 0; first < servers.size(); first++) {
      Endpoint rotated =
          new Endpoint(
              Kinds.NATS,
              "nats://127.0.0.1:1," + servers.get(first) + "," + servers.get((first + 1) % 3),
              cluster.endpoint().identity() + "-" + (first + 1),
              cluster.endpoint().monitors());
      new NatsAdapter().connect(rotated).close();
    }
  }

  private static String single(JetStreamManagement management) throws Exception {
    return management
        .addStream(
            NatsSettings.stream(
                "brokerbench-single",
                List.of("brokerbench-single-0"),
                Storage.standard(Durability.MEMORY),
                -1))
        .getConfiguration()
        .getName();
  }

  private static Broker faulty(FaultyManagement faulty) throws Exception {
    Connection connection = NatsAdapter.open(cluster.endpoint(), "faulty");
    JetStreamManagement real = connection.jetStreamManagement();
    return new NatsBroker(
        cluster.endpoint(),
        connection,
        (JetStreamManagement)
            Proxy.newProxyInstance(
                JetStreamManagement.class.getClassLoader(),
                new Class<?>[] {JetStreamManagement.class},
                (proxy, call, arguments) -> faulty.answer(real, call, arguments)));
  }

  /** A management that does something else than it is asked for. */
  private interface FaultyManagement {
    Object answer(JetStreamManagement real, Method call, Object[] arguments) throws Exception;
  }
}
