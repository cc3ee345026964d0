package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import java.util.Set;

/**
 * A broker to provide.
 *
 * @param kind which
 * @param server which of the provider's servers of this kind; {@link #DEFAULT} if it has only one
 * @param durability decides what its data is kept on
 * @param nodes how many servers it is a cluster of
 * @param capabilities what it has to be able to do, which is checked before any is started and
 *     makes no other broker of it
 */
public record BrokerSpec(
    BrokerKind kind,
    String server,
    Durability durability,
    int nodes,
    Set<Capability> capabilities) {
  /** The name of a kind's server where nobody has named any. */
  public static final String DEFAULT = "default";

  /** A broker that has to do only what all can. */
  public BrokerSpec(BrokerKind kind, String server, Durability durability, int nodes) {
    this(kind, server, durability, nodes, Set.of());
  }

  /** This broker, able to do more than all can. */
  public BrokerSpec ableTo(Set<Capability> needed) {
    return new BrokerSpec(kind, server, durability, nodes, needed);
  }

  /** A single server, the only one of its kind. */
  public static BrokerSpec single(BrokerKind kind, Durability durability) {
    return new BrokerSpec(kind, DEFAULT, durability, 1);
  }

  /** As in "KAFKA", or "NATS old" where servers have names. */
  public String label() {
    return server.equals(DEFAULT) ? kind.name() : kind + " " + server;
  }
}
