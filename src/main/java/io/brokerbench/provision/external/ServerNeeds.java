package io.brokerbench.provision.external;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ServerFacts;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.broker.spi.ExternalServers;
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
    servers().refuseWhatCannotBeProved(spec, endpoint);
  }

  /**
   * Refuses a cluster that is too small, or doesn't prove enough.
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
              + ". "
              + servers().remedyForTooFew());
    }
    servers().refuseWhatIsNotProved(spec, endpoint, facts);
  }

  private ExternalServers servers() {
    return Drivers.of(spec.kind())
        .external()
        .orElseThrow(
            () ->
                new ProvisionException(
                    spec.kind() + " can't be found where it runs already. Leave it out."));
  }
}
