package io.brokerbench.broker.spi;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Storage;
import io.brokerbench.census.Owner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * All that the suite knows of one broker, found by {@link ServiceLoader}: to add a broker is to add
 * a package with one of these, and its line in {@code META-INF/services}.
 *
 * <p>Both the launcher and its forks make one. What it hands out for the launcher alone, such as
 * recipes, may need classes that forks never load.
 */
public interface BrokerDriver {
  /** Its clients' side. */
  BrokerAdapter adapter();

  /** Its name for {@code -p broker}; no two drivers have the same. */
  default BrokerKind kind() {
    return adapter().kind();
  }

  /** How people write its name. */
  String title();

  /** Whether it is among the rows of a run that names no broker. */
  default boolean isMeasuredByDefault() {
    return false;
  }

  /** How it lays messages out. */
  Traits traits();

  /**
   * Why it can't keep messages so on any server, and what to ask for instead, as in "-p
   * compression=ON: …"; empty if it can.
   */
  default Optional<String> refusal(Storage storage) {
    return Optional.empty();
  }

  /** The versions of the libraries that its client is made of, by name. */
  default Map<String, String> clientVersions() {
    return Map.of();
  }

  /** How its client's threads are known; empty if it starts none. */
  default Optional<Owner> threads() {
    return Optional.empty();
  }

  /** How long one of its servers usually takes to start; for estimates. */
  default Duration usualStart() {
    return Duration.ofSeconds(1);
  }

  /** How it is started as child processes; empty if it can't be. */
  default Optional<LocalServers> local() {
    return Optional.empty();
  }

  /** How it is started in containers; empty if it can't be. */
  default Optional<ContainerServers> containers() {
    return Optional.empty();
  }

  /** How it is found where it runs already; empty if it can't be. */
  default Optional<ExternalServers> external() {
    return Optional.empty();
  }

  /** Clients that do what a burst can't do without; empty if it has no library to be bare. */
  default Optional<BareClients> bareClients() {
    return Optional.empty();
  }

  /** Whether it has no servers, and lives in each benchmark's own JVM. */
  default boolean isInProcess() {
    return local().isEmpty() && containers().isEmpty() && external().isEmpty();
  }
}
