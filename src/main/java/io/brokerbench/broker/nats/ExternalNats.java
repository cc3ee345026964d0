package io.brokerbench.broker.nats;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ServerFacts;
import io.brokerbench.broker.spi.ExternalServers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;

/** NATS servers where they run already. */
final class ExternalNats implements ExternalServers {
  @Override
  public String addressForm() {
    return "nats://HOST:PORT";
  }

  @Override
  public boolean isAddress(String word) {
    return ExternalServers.isUrl(word, "nats", "tls");
  }

  @Override
  public String clientProperties() {
    return "credentials and TLS, as in io.nats.client.credential.path";
  }

  @Override
  public String monitorsUse() {
    return "which durability FSYNC needs";
  }

  @Override
  public void refuseWhatCannotBeProved(BrokerSpec spec, Endpoint endpoint) {
    if (spec.durability() == Durability.FSYNC && endpoint.monitors().isEmpty()) {
      throw new ProvisionException(
          "-p durability=FSYNC: whether NATS at "
              + endpoint.address()
              + " flushes each message (sync_interval: always) only its monitor tells. Give"
              + " --nats-monitor http://HOST:PORT, one for each server.");
    }
  }

  @Override
  public void refuseWhatIsNotProved(BrokerSpec spec, Endpoint endpoint, ServerFacts facts) {
    if (spec.durability() == Durability.FSYNC && endpoint.monitors().size() < facts.nodes()) {
      throw new ProvisionException(
          "-p durability=FSYNC: each of the "
              + facts.nodes()
              + " NATS servers has to prove that it flushes each message; --nats-monitor names "
              + endpoint.monitors().size()
              + " of their monitors.");
    }
  }

  @Override
  public String remedyForTooFew() {
    return "Give the addresses of all servers of the cluster.";
  }
}
