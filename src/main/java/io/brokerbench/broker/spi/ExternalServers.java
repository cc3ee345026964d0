package io.brokerbench.broker.spi;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ServerFacts;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;
import java.net.URI;
import java.util.List;

/** How a broker is found where it runs already. */
public interface ExternalServers {
  /** The form of a server's address, as in "HOST:PORT". */
  String addressForm();

  /** Whether a word is of that form. */
  boolean isAddress(String word);

  /** Which properties of its client a file may give, in words. */
  String clientProperties();

  /** What its servers' monitors are needed for; empty if they have none. */
  default String monitorsUse() {
    return "";
  }

  /**
   * Refuses what nobody can find out from here.
   *
   * @throws ProvisionException what can't be measured there, and what can
   */
  default void refuseWhatCannotBeProved(BrokerSpec spec, Endpoint endpoint) {}

  /**
   * Refuses a cluster that doesn't prove enough; that it has enough servers is known.
   *
   * @throws ProvisionException what is missing
   */
  default void refuseWhatIsNotProved(BrokerSpec spec, Endpoint endpoint, ServerFacts facts) {}

  /** What to do where a cluster seems to have fewer servers than are needed. */
  default String remedyForTooFew() {
    return "Give a larger cluster, or fewer replicas.";
  }

  /** Whether a word is a URL of one of the schemes that names a server and nothing in it. */
  static boolean isUrl(String word, String... schemes) {
    try {
      URI url = URI.create(word);
      return List.of(schemes).contains(String.valueOf(url.getScheme()))
          && url.getHost() != null
          && (url.getPort() == -1 || (url.getPort() > 0 && url.getPort() < 65_536))
          && url.getQuery() == null
          && url.getPath().matches("/?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
