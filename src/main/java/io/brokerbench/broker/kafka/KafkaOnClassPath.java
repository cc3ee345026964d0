package io.brokerbench.broker.kafka;

import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.ServerState;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kafka's server from the suite's own class path: always there, of the client's version. */
final class KafkaOnClassPath implements LocalServers {
  @Override
  public Optional<String> program() {
    return Optional.empty();
  }

  @Override
  public void check(Host host, BrokerSpec spec, @Nullable Path program) {}

  @Override
  public BrokerRecipe recipe(Host host, BrokerSpec spec, @Nullable Path program) {
    return new KafkaRecipe(host);
  }

  @Override
  public ServerState state(Host host) {
    return ServerState.full("kafka", KafkaDriver.version() + ", in the jar");
  }
}
