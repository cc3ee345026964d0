package io.brokerbench.broker;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a running broker answers, and who it has to be.
 *
 * @param kind which adapter speaks to it
 * @param address what the client connects to: Kafka's bootstrap servers, or a NATS URL
 * @param identity what the broker must say of itself (Kafka's cluster id, the NATS server's name),
 *     so that another broker which happens to listen there is never measured
 * @param monitor where the server tells how many client connections it has; null if it doesn't
 */
public record Endpoint(BrokerKind kind, String address, String identity, @Nullable URI monitor) {
  /** The endpoint of the in-process broker, which has no address. */
  public static Endpoint inProcess() {
    return new Endpoint(BrokerKind.INPROC, "inproc", "inproc", null);
  }
}
