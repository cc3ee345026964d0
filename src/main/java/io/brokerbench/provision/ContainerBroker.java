package io.brokerbench.provision;

import io.brokerbench.broker.Endpoint;

/** A broker in a container that doesn't outlive this JVM. */
record ContainerBroker(ContainerHold hold, ContainerLog log, Endpoint endpoint, String version)
    implements RunningBroker {
  @Override
  public boolean isAlive() {
    return hold.isAlive();
  }

  @Override
  public void close() {
    try (log) {
      hold.close();
    }
  }
}
