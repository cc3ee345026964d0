package io.brokerbench.broker;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a running broker answers, and who it has to be.
 *
 * @param kind which adapter speaks to it
 * @param address what the client connects to, as it is written there; several are separated by
 *     commas
 * @param identity what the broker must say of itself (a cluster's id, or a server's name), so that
 *     another broker which happens to listen there is never measured
 * @param monitors where each of its servers tells how many client connections it has; empty if they
 *     don't
 * @param clientConfig the client's own properties that it takes to get in, which may be secret and
 *     are never copied; null if it takes none
 * @param names which names there are the run's own
 */
public record Endpoint(
    BrokerKind kind,
    String address,
    String identity,
    List<URI> monitors,
    @Nullable Path clientConfig,
    RunNames names) {
  /** An endpoint of a broker that the run has for itself. */
  public Endpoint(
      BrokerKind kind,
      String address,
      String identity,
      List<URI> monitors,
      @Nullable Path clientConfig) {
    this(kind, address, identity, monitors, clientConfig, RunNames.ALL);
  }

  /** One that lets everybody in. */
  public Endpoint(BrokerKind kind, String address, String identity, List<URI> monitors) {
    this(kind, address, identity, monitors, null);
  }

  /** This with other names. */
  public Endpoint with(RunNames names) {
    return new Endpoint(kind, address, identity, monitors, clientConfig, names);
  }

  /** What a client connects to, server by server. */
  public List<String> servers() {
    return List.of(address.split(",", -1));
  }

  /** The endpoint of a broker in the benchmark's own JVM, which has no address. */
  public static Endpoint inProcess(BrokerKind kind) {
    return new Endpoint(kind, kind.lowerCase(), kind.lowerCase(), List.of());
  }
}
