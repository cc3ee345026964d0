package io.brokerbench.broker;

import java.nio.file.Path;

/** Speaks to one kind of broker, as its clients do. */
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

  /**
   * Connects to whoever answers at an endpoint's address, and asks who it is; the endpoint's own
   * identity doesn't matter. Blocks for at most some seconds for each address.
   *
   * @throws BrokerException if nothing answers, or doesn't let us in; its message says what to do
   */
  default ServerFacts ask(Endpoint anybody) {
    throw new BrokerException(kind() + " has no server that could be asked.");
  }

  /**
   * Refuses a file of client properties that has anything but what it takes to get in.
   *
   * @throws BrokerException if it can't be read, or has a key that is not allowed
   */
  default void checkClientConfig(Path file) {
    throw new BrokerException(kind() + " has no client to configure with " + file + ".");
  }
}
