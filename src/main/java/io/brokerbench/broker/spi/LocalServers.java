package io.brokerbench.broker.spi;

import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a broker is started as child processes. */
public interface LocalServers {
  /**
   * The name of the program that a server is, which is also the option that names one; empty if it
   * runs from the suite's class path.
   */
  Optional<String> program();

  /**
   * Refuses what can't be started here, or can't do what is asked of it.
   *
   * @param program the program that was named; null to find one
   * @throws ProvisionException what is wrong, and what to do
   */
  void check(Host host, BrokerSpec spec, @Nullable Path program);

  /**
   * The way to start what {@link #check} has passed.
   *
   * @param program the program that was named; null to find one
   * @throws ProvisionException if it isn't there any more
   */
  BrokerRecipe recipe(Host host, BrokerSpec spec, @Nullable Path program);

  /** What there is to start on this machine. */
  ServerState state(Host host);
}
