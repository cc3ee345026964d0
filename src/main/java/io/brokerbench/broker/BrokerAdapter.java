package io.brokerbench.broker;

import java.util.ServiceLoader;

/**
 * One kind of broker, found by {@link ServiceLoader}. To add a broker: a constant in {@link
 * BrokerKind}, a package with a {@link Broker}, this interface, and a line in {@code
 * META-INF/services}.
 */
public interface BrokerAdapter {
  /** The kind that this adapter speaks to. */
  BrokerKind kind();

  /**
   * Connects, and proves by a round trip that the broker is ready and is the one that the endpoint
   * names. Blocks for at most some seconds.
   *
   * @throws BrokerException if nothing answers in time, or another broker does
   */
  Broker connect(Endpoint endpoint);

  /** The adapter for a kind. */
  static BrokerAdapter of(BrokerKind kind) {
    return ServiceLoader.load(BrokerAdapter.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(adapter -> adapter.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new BrokerException("No adapter on the class path for " + kind));
  }
}
