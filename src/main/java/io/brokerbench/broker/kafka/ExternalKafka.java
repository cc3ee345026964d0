package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.spi.ExternalServers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;
import java.util.regex.Pattern;

/** Kafka's servers where they run already. */
final class ExternalKafka implements ExternalServers {
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):\\d{1,5}");
  private static final int PORTS = 65_536;

  @Override
  public String addressForm() {
    return "HOST:PORT";
  }

  @Override
  public boolean isAddress(String word) {
    if (!ADDRESS.matcher(word).matches()) {
      return false;
    }
    int port = Integer.parseInt(word.substring(word.lastIndexOf(':') + 1));
    return port > 0 && port < PORTS;
  }

  @Override
  public String clientProperties() {
    return "security.protocol, sasl.*, ssl.*";
  }

  @Override
  public void refuseWhatCannotBeProved(BrokerSpec spec, Endpoint endpoint) {
    if (spec.durability() == Durability.MEMORY) {
      throw new ProvisionException(
          "-p durability=MEMORY: where Kafka at "
              + endpoint.address()
              + " keeps its data is not for a client to choose, nor to find out. Measure -p"
              + " durability=DISK, the default here, or FSYNC.");
    }
  }
}
