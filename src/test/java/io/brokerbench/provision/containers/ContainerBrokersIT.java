package io.brokerbench.provision.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Ports;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real brokers in real containers, from images of what this machine has. */
@NeedsDocker
class ContainerBrokersIT {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({"NATS, MEMORY", "NATS, DISK", "NATS, FSYNC", "KAFKA, MEMORY", "KAFKA, FSYNC"})
  void brokerServesAClientAndLeavesNothing(BrokerKind kind, Durability durability) {
    try (RunningBroker running = start(kind, image(kind), durability)) {
      assertThat(running.isAlive()).isTrue();
      assertThat(running.version()).matches("\\d+\\.\\d+\\.\\d+.*");
      try (Broker client = Drivers.adapter(kind).connect(running.endpoint())) {
        client.purge();
      }

      InspectContainerResponse container = onlyContainer(image(kind));
      assertThat(container.getName()).startsWith("/brokerbench-");
      assertThat(container.getConfig().getLabels()).containsKey("io.brokerbench.run");
      assertThat(bindings(container)).isNotEmpty().containsOnly("127.0.0.1");
      assertThat(Objects.requireNonNull(container.getHostConfig()).getTmpFs() != null)
          .as("data is in memory")
          .isEqualTo(durability == Durability.MEMORY);
    }
    assertThat(containers(image(kind))).isEmpty();
    assertThat(log())
        .content()
        .contains(kind.equals(Kinds.KAFKA) ? "Kafka Server" : "Server is ready");
  }

  @Test
  void twoVersionsAreTwoServersOfTheirOwnVersions() {
    ContainerBrokers brokers =
        brokers(
            Kinds.NATS,
            Map.of(
                "old",
                LocalImages.nats("nats-server-release"),
                "new",
                LocalImages.nats("nats-server")));
    assertThat(brokers.servers(Kinds.NATS)).containsExactlyInAnyOrder("old", "new");
    try (RunningBroker old = brokers.start(nats("old"), log());
        RunningBroker newer = brokers.start(nats("new"), temp.resolve("new.log"))) {
      assertThat(old.version()).isNotEqualTo(newer.version());
      assertThat(old.endpoint().identity()).isNotEqualTo(newer.endpoint().identity());
    }
  }

  private static BrokerSpec nats(String server) {
    return new BrokerSpec(Kinds.NATS, server, Durability.MEMORY, 1);
  }

  @Test
  void killedBrokerIsSeenToBeDeadAndItsContainerStillRemoved() {
    try (RunningBroker running = start(Kinds.NATS, image(Kinds.NATS), Durability.MEMORY)) {
      assertThat(running.onEnd()).isNotDone();
      engine().client().killContainerCmd(running.endpoint().identity()).exec();
      assertThat(running.onEnd()).succeedsWithin(LONG);
      assertThat(Eventually.within(LONG, () -> !running.isAlive())).isTrue();
    }
    assertThat(containers(image(Kinds.NATS))).isEmpty();
  }

  @Test
  void containerThatEndsAtOnceIsToldWithItsLogAndRemoved() {
    // A nats-server, in the place of a Kafka: it has no shell to be started with.
    String image = image(Kinds.NATS);
    assertThatThrownBy(() -> start(Kinds.KAFKA, image, Durability.MEMORY))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining(
            "Kafka (a container of "
                + image
                + ") could not be started: it ended before it was ready.")
        .hasMessageContaining("The end of its log " + log());
    assertThat(containers(image)).isEmpty();
  }

  @Test
  void whatIsThereIsFoundBeforeAnythingStarts() {
    brokers(Kinds.NATS, Map.of("default", image(Kinds.NATS)))
        .check(
            Set.of(
                BrokerSpec.single(Kinds.NATS, Durability.FSYNC),
                BrokerSpec.single(Kinds.INPROC, Durability.MEMORY)));
    assertThat(containers(image(Kinds.NATS))).isEmpty();
  }

  @Test
  void serverThatCannotFlushEachMessageIsRefused() {
    String image = LocalImages.nats("nats-server-release");
    assertThatThrownBy(
            () ->
                brokers(Kinds.NATS, Map.of("default", image))
                    .check(Set.of(BrokerSpec.single(Kinds.NATS, Durability.FSYNC))))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("Durability FSYNC needs nats-server 2.10 or newer")
        .hasMessageContaining("the image " + image + " has 2.9.");
    assertThat(containers(image)).isEmpty();
  }

  @Test
  void imageThatCannotBePulledIsNamedWithTheAnswer() {
    String image = "127.0.0.1:1/no/nats:2.0";
    assertThatThrownBy(
            () ->
                brokers(Kinds.NATS, Map.of("default", image))
                    .check(Set.of(BrokerSpec.single(Kinds.NATS, Durability.MEMORY))))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("The image " + image + " is not here, and could not be pulled: ")
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("refused");
  }

  private static String image(BrokerKind kind) {
    return kind.equals(Kinds.KAFKA) ? LocalImages.kafka() : LocalImages.nats("nats-server");
  }

  private RunningBroker start(BrokerKind kind, String image, Durability durability) {
    return brokers(kind, Map.of(BrokerSpec.DEFAULT, image))
        .start(BrokerSpec.single(kind, durability), log());
  }

  private static ContainerBrokers brokers(BrokerKind kind, Map<String, String> images) {
    return new ContainerBrokers(Host.current(), Map.of(kind, images));
  }

  private Path log() {
    return temp.resolve("brokers").resolve("broker.log");
  }

  private static ContainerEngine engine() {
    return ContainerEngine.connect(System.getenv());
  }

  private static List<String> containers(String image) {
    return LocalImages.containersOf(image);
  }

  private static InspectContainerResponse onlyContainer(String image) {
    assertThat(containers(image)).hasSize(1);
    return engine().client().inspectContainerCmd(containers(image).get(0)).exec();
  }

  private static List<String> bindings(InspectContainerResponse container) {
    return container.getNetworkSettings().getPorts().getBindings().values().stream()
        .flatMap(
            bindings ->
                bindings == null ? java.util.stream.Stream.empty() : Arrays.stream(bindings))
        .map(Ports.Binding::getHostIp)
        .toList();
  }
}
