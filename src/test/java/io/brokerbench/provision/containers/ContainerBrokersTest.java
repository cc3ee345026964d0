package io.brokerbench.provision.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided without a Docker. */
class ContainerBrokersTest {
  private final ContainerBrokers brokers = new ContainerBrokers(Host.current(), Map.of());

  @ParameterizedTest
  @CsvSource({
    "nats:2.12.2, true",
    "registry.example:5000/team/kafka:4.1.0-rc1, true",
    "nats@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, true",
    "Bad Image, false",
    "nats:, false"
  })
  void namesOfImagesAreToldFromOtherWords(String word, boolean isImage) {
    assertThat(ContainerBrokers.isImage(word)).isEqualTo(isImage);
  }

  @Test
  void clusterIsRefusedBeforeDockerIsLookedFor() {
    assertThatThrownBy(
            () ->
                brokers.check(
                    Set.of(new BrokerSpec(Kinds.NATS, BrokerSpec.DEFAULT, Durability.MEMORY, 3))))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("single server, and 3 are asked for")
        .hasMessageContaining("--brokers local");
  }

  @Test
  void brokerInTheBenchmarksOwnJvmNeedsNoDocker() {
    BrokerSpec spec = BrokerSpec.single(Kinds.INPROC, Durability.MEMORY);
    new ContainerBrokers(nowhere(), Map.of()).check(Set.of(spec));
  }

  @Test
  void engineThatTheUserNamesIsTakenOrNone() {
    BrokerSpec spec = BrokerSpec.single(Kinds.NATS, Durability.MEMORY);
    assertThatThrownBy(() -> new ContainerBrokers(nowhere(), Map.of()).check(Set.of(spec)))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("DOCKER_HOST=unix:///nowhere/docker.sock: No such file or directory");
  }

  private static Host nowhere() {
    Host here = Host.current();
    return new Host(
        Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"),
        here.workingFolder(),
        here.classPath(),
        here.javaHome());
  }
}
