package io.brokerbench.provision;

import io.brokerbench.broker.Endpoint;

/** A broker that was ready when it was handed out. */
public interface RunningBroker extends AutoCloseable {
  /** Where it answers, and who it is. */
  Endpoint endpoint();

  /** The server's version, as it says itself. */
  String version();

  /** Whether it still runs. */
  boolean isAlive();

  /** Ends it at once; when this returns, no process and no data of it is left. */
  @Override
  void close();
}
