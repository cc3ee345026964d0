package io.brokerbench.provision.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused without a server. */
class ExternalBrokersTest {
  private final ExternalBrokers brokers =
      new ExternalBrokers(
          List.of(
              new Endpoint(Kinds.KAFKA, "127.0.0.1:1", "", List.of()),
              new Endpoint(Kinds.NATS, "nats://127.0.0.1:1", "", List.of())));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KAFKA | MEMORY | where Kafka at 127.0.0.1:1 keeps its data is not for a client to choose
          NATS  | FSYNC  | Give --nats-monitor http://HOST:PORT, one for each server.
          KAFKA | DISK   | nothing listens on this port (127.0.0.1:1)
          NATS  | DISK   | nothing listens on this port
          """)
  void whatCannotBeProvedOrReachedIsRefused(
      BrokerKind kind, Durability durability, String message) {
    assertThatThrownBy(() -> brokers.check(Set.of(BrokerSpec.single(kind, durability))))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining(message);
    assertThat(brokers.notices()).isEmpty();
  }

  @Test
  void theInProcessBrokerNeedsNone() {
    BrokerSpec spec = BrokerSpec.single(Kinds.INPROC, Durability.MEMORY);
    brokers.check(Set.of(spec));
    assertThat(brokers.start(spec, Path.of("unused")).version()).isEqualTo("in-process");
  }
}
