package io.brokerbench.provision.local;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.spi.ServerState.Degree;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;
import java.nio.file.Path;
import java.util.Optional;

/** A {@link ServerProgram} that was found on this machine, as its broker knows it. */
public interface InstalledServer {
  /** Where it is. */
  Path executable();

  /** What it says of itself. */
  String version();

  /**
   * Makes sure that it can do what is asked of a broker.
   *
   * @throws ProvisionException if not
   */
  void check(BrokerSpec spec);

  /** How it is started. */
  BrokerRecipe recipe(Durability durability);

  /** What it is too old for; empty if it can do all that the suite may ask of it. */
  Optional<Shortcoming> shortcoming();

  /**
   * What a server can't do.
   *
   * @param degree how far it will do nevertheless
   * @param what as in "too old"
   */
  record Shortcoming(Degree degree, String what) {}
}
