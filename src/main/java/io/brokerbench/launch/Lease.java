package io.brokerbench.launch;

import io.brokerbench.provision.RunningBroker;

/**
 * A broker that a fork may use until it gives it back.
 *
 * @param broker the broker
 * @param end what giving it back does
 */
record Lease(RunningBroker broker, Runnable end) implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
