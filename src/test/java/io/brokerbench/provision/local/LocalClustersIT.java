package io.brokerbench.provision.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.kafka.KafkaArchive;
import io.brokerbench.broker.kafka.KafkaRecipe;
import io.brokerbench.broker.nats.NatsRecipe;
import io.brokerbench.broker.nats.NatsServer;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three real servers as one broker, real clients. */
class LocalClustersIT {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path temp;
  private Host host;

  @BeforeEach
  void useTheTemporaryFolder() throws Exception {
    Host here = ShortLived.host();
    host =
        new Host(
            Map.of("NATS_SERVER", NatsServer.find(here).executable().toString()),
            temp,
            here.classPath(),
            here.javaHome());
    KafkaArchive.putInto(host);
  }

  @ParameterizedTest
  @CsvSource({"KAFKA, MEMORY", "KAFKA, FSYNC", "NATS, MEMORY", "NATS, DISK", "NATS, FSYNC"})
  void clusterServesAndCountsClientsAtEachOfItsServersAndLeavesNothing(
      BrokerKind kind, Durability durability) {
    List<ProcessHandle> family;
    String identity;
    Path parent = DataFolders.under(temp).parentFor(durability, 3);
    try (RunningBroker running = start(kind, durability)) {
      Endpoint all = running.endpoint();
      identity = all.identity();
      family = ProcessHandle.current().descendants().toList();
      assertThat(all.servers()).hasSize(3).doesNotHaveDuplicates();
      assertThat(running.isAlive()).isTrue();
      for (int server = 1; server <= 3; server++) {
        assertThat(parent.resolve(identity + "-" + server)).isDirectory();
        assertThat(temp.resolve("cluster-" + server + ".log")).isNotEmptyFile();
        Endpoint one = new Endpoint(kind, all.servers().get(server - 1), identity, all.monitors());
        try (Broker client = Drivers.adapter(kind).connect(one)) {
          client.createTopics(TopicSpec.series("at-" + server, 1, 3), new Storage(durability, 3));
          assertThat(client.effectiveConfig()).containsEntry("cluster.nodes", "3");
        }
      }
      try (Broker client = Drivers.adapter(kind).connect(all)) {
        assertThat(client.footprint().partitions()).isEqualTo(kind.equals(Kinds.KAFKA) ? 9 : 3);
      }
      if (durability == Durability.MEMORY) {
        assertClientsOfAllServersAreCounted(all);
      }
    }
    assertThat(family).hasSizeGreaterThanOrEqualTo(6).matches(Eventually::end, "have ended");
    assertThat(parent).isDirectoryNotContaining("glob:**/" + identity + "*");
  }

  /** The servers' connections to each other are none of their clients'. */
  private static void assertClientsOfAllServersAreCounted(Endpoint all) {
    try (Broker client = Drivers.adapter(all.kind()).connect(all)) {
      client.purge();
      client.createTopics(TopicSpec.series("c", 1, 3), new Storage(Durability.MEMORY, 3));
      int own = connections(client);
      assertThat(own).isBetween(1, 4); // Kafka's admin client has one to where it began, too
      List<Broker> others = all.servers().stream().map(server -> at(all, server)).toList();
      assertThat(connections(client)).isGreaterThanOrEqualTo(own + 3);
      others.forEach(Broker::close);
      assertThat(Eventually.within(LONG, () -> connections(client) == own)).isTrue();
    }
  }

  private static Broker at(Endpoint cluster, String server) {
    return Drivers.adapter(cluster.kind())
        .connect(new Endpoint(cluster.kind(), server, cluster.identity(), cluster.monitors()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void serverThatCannotStartIsNamedAndTakesTheOthersAlong(BrokerKind kind) throws Exception {
    BrokerRecipe recipe =
        kind.equals(Kinds.KAFKA)
            ? new KafkaRecipe(host)
            : new NatsRecipe(NatsServer.find(host), Durability.MEMORY);
    Startup startup = new Startup(LONG, endpoint -> {});
    try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ReservedPorts ports = ReservedPorts.of(2)) {
      Cluster cluster =
          Cluster.of(
              temp,
              "brokerbench-hindered",
              temp.resolve("cluster.log"),
              List.of(ports.numbers().get(0), somebody.getLocalPort(), ports.numbers().get(1)));
      assertThatThrownBy(() -> startup.start(recipe, cluster))
          .isInstanceOf(ProvisionException.class)
          .hasMessageContaining(" server 2 of 3 ended with status 1 before it was ready")
          .hasMessageContaining("ddress already in use");
    }
    assertThat(temp).isDirectoryNotContaining("glob:**/brokerbench-hindered*");
  }

  private RunningBroker start(BrokerKind kind, Durability durability) {
    return LocalBrokers.fromEnvironment(host)
        .start(
            new BrokerSpec(kind, BrokerSpec.DEFAULT, durability, 3), temp.resolve("cluster.log"));
  }

  private static int connections(Broker client) {
    return Objects.requireNonNull(client.footprint().connections());
  }
}
