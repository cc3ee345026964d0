package io.brokerbench.provision.external;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ServerFacts;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;

/**
 * What a broker that is there already would have to be, or to prove, for what is to be measured.
 *
 * @param spec what is to be measured
 * @param endpoint the broker
 */
record ServerNeeds(BrokerSpec spec, Endpoint endpoint) {
  /**
   * Refuses what nobody can find out from here.
   *
   * @throws ProvisionException if it can't be measured there, and what can
   */
  void refuseWhatCannotBeProved() {
    if (spec.kind() == BrokerKind.KAFKA && spec.durability() == Durability.MEMORY) {
      throw new ProvisionException(
          "-p durability=MEMORY: where Kafka at "
              + endpoint.address()
              + " keeps its data is not for a client to choose, nor to find out. Measure -p"
              + " durability=DISK, the default here, or FSYNC.");
    }
    if (spec.kind() == BrokerKind.NATS
        && spec.durability() == Durability.FSYNC
        && endpoint.monitors().isEmpty()) {
      throw new ProvisionException(
          "-p durability=FSYNC: whether NATS at "
              + endpoint.address()
              + " flushes each message (sync_interval: always) only its monitor tells. Give"
              + " --nats-monitor http://HOST:PORT, one for each server.");
    }
  }

  /**
   * Refuses a cluster that is too small.
   *
   * @throws ProvisionException if it has fewer servers, or names fewer monitors, than it takes
   */
  void refuseTooFewServers(ServerFacts facts) {
    if (spec.nodes() > facts.nodes()) {
      throw new ProvisionException(
          "-p replicas="
              + spec.nodes()
              + " needs as many servers; at "
              + endpoint.address()
              + " answers "
              + facts.nodes()
              + (spec.kind() == BrokerKind.NATS
                  ? ". Give the addresses of all servers of the cluster."
                  : ". Give a larger cluster, or fewer replicas."));
    }
    if (spec.kind() == BrokerKind.NATS
        && spec.durability() == Durability.FSYNC
        && endpoint.monitors().size() < facts.nodes()) {
      throw new ProvisionException(
          "-p durability=FSYNC: each of the "
              + facts.nodes()
              + " NATS servers has to prove that it flushes each message; --nats-monitor names "
              + endpoint.monitors().size()
              + " of their monitors.");
    }
  }
}
