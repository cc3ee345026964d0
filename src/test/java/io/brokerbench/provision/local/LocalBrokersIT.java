package io.brokerbench.provision.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.kafka.KafkaArchive;
import io.brokerbench.broker.kafka.KafkaRecipe;
import io.brokerbench.broker.nats.NatsRecipe;
import io.brokerbench.broker.nats.NatsServer;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.AlteredRecipe;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.Node;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real brokers, real clients. */
class LocalBrokersIT {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path temp;
  private Host host;
  private LocalBrokers brokers;

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
    brokers = LocalBrokers.fromEnvironment(host);
  }

  @ParameterizedTest
  @CsvSource({
    "KAFKA, MEMORY",
    "KAFKA, DISK",
    "KAFKA, FSYNC",
    "NATS, MEMORY",
    "NATS, DISK",
    "NATS, FSYNC"
  })
  void brokerServesAClientAndLeavesNothing(BrokerKind kind, Durability durability)
      throws Exception {
    Path data;
    List<ProcessHandle> family;
    try (RunningBroker running = start(kind, durability)) {
      Endpoint endpoint = running.endpoint();
      data = parentOf(durability).resolve(endpoint.identity());
      family = ProcessHandle.current().descendants().toList();
      assertThat(Files.getFileStore(data).type().equals("tmpfs"))
          .isEqualTo(durability == Durability.MEMORY);
      assertThat(running.isAlive()).isTrue();
      assertThat(running.version()).matches("\\d+\\.\\d+\\.\\d+.*");
      assertThat(endpoint.address()).contains("127.0.0.1:");
      try (Broker client = Drivers.adapter(kind).connect(endpoint)) {
        client.purge();
        assertThat(client.footprint().connections()).isPositive();
      }
    }
    assertThat(data).doesNotExist();
    assertThat(family).hasSizeGreaterThanOrEqualTo(2).matches(Eventually::end, "have ended");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void connectionsOfClientsThatLeftAreNotCounted(BrokerKind kind) {
    try (RunningBroker running = start(kind, Durability.MEMORY)) {
      try (Broker client = Drivers.adapter(kind).connect(running.endpoint())) {
        client.purge(); // with this, the client has every connection that it needs for itself
        int own = connections(client);
        try (Broker another = Drivers.adapter(kind).connect(running.endpoint())) {
          assertThat(connections(another)).isGreaterThan(own);
        }
        assertThat(Eventually.within(LONG, () -> connections(client) == own)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void twoBrokersSideBySideAreNotMistakenForEachOther(BrokerKind kind) {
    try (RunningBroker other = start(kind, Durability.MEMORY)) {
      BrokerRecipe real =
          kind.equals(Kinds.KAFKA)
              ? new KafkaRecipe(host)
              : new NatsRecipe(NatsServer.find(host), Durability.MEMORY);
      BrokerRecipe misled = new Misled(real, other.endpoint().address());
      Path folder = temp.resolve("brokerbench-misled");

      assertThatThrownBy(() -> startMisled(misled))
          .isInstanceOf(ProvisionException.class)
          .hasMessageContaining(other.endpoint().identity())
          .hasMessageContaining("brokerbench-misled");
      assertThat(folder).doesNotExist();
      assertThat(other.isAlive()).isTrue();
    }
  }

  @Test
  void addressWhereNobodyAnswersIsNotReadiness() {
    BrokerRecipe misled =
        new Misled(new NatsRecipe(NatsServer.find(host), Durability.MEMORY), "nats://127.0.0.1:1");
    Path folder = temp.resolve("brokerbench-misled");

    assertThatThrownBy(() -> startMisled(misled))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("says that it is ready at nats://127.0.0.1:1, but");
    assertThat(folder).doesNotExist();
  }

  @Test
  void killedBrokerIsSeenToBeDeadAndLeavesNoData() {
    try (RunningBroker running = start(Kinds.NATS, Durability.DISK)) {
      ProcessHandle.current()
          .descendants()
          .filter(process -> process.info().command().orElse("").endsWith("nats-server"))
          .forEach(ProcessHandle::destroyForcibly);

      assertThat(Eventually.within(LONG, () -> !running.isAlive())).isTrue();
      Path data = parentOf(Durability.DISK).resolve(running.endpoint().identity());
      assertThat(Eventually.within(LONG, () -> Files.notExists(data))).isTrue();
    }
  }

  @Test
  void whatIsThereIsFoundBeforeAnythingStarts() {
    for (BrokerKind kind : Drivers.defaults()) {
      brokers.check(Set.of(BrokerSpec.single(kind, Durability.DISK)));
    }
  }

  private RunningBroker start(BrokerKind kind, Durability durability) {
    return brokers.start(
        BrokerSpec.single(kind, durability), temp.resolve("brokers").resolve(kind + ".log"));
  }

  private Path parentOf(Durability durability) {
    return DataFolders.under(temp).parentFor(durability, 1);
  }

  private RunningBroker startMisled(BrokerRecipe misled) {
    try (ReservedPorts ports = ReservedPorts.of(1)) {
      return startup()
          .start(
              misled,
              Cluster.of(temp, "brokerbench-misled", temp.resolve("misled.log"), ports.numbers()));
    }
  }

  private static Startup startup() {
    return new Startup(
        LONG, endpoint -> Drivers.adapter(endpoint.kind()).connect(endpoint).close());
  }

  private static int connections(Broker client) {
    return Objects.requireNonNull(client.footprint().connections());
  }

  /** A real broker whose ready file gives the wrong address. */
  private static final class Misled extends AlteredRecipe {
    private final String address;

    Misled(BrokerRecipe real, String address) {
      super(real);
      this.address = address;
    }

    @Override
    public @Nullable Ready ready(Cluster cluster, Node node) throws IOException {
      Ready ready = super.ready(cluster, node);
      return ready == null ? null : new Ready(address, ready.monitor(), ready.version());
    }
  }
}
