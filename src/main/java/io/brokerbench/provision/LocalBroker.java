package io.brokerbench.provision;

import io.brokerbench.broker.Endpoint;

/** A broker in a child process of this JVM. */
record LocalBroker(ChildProcess child, Endpoint endpoint, String version) implements RunningBroker {
  @Override
  public boolean isAlive() {
    return child.isAlive();
  }

  @Override
  public void close() {
    child.close();
  }
}
