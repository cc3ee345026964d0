package io.brokerbench.provision;

import io.brokerbench.broker.Endpoint;

/** Nothing to start: it lives in each benchmark's JVM. */
record InProcessBroker() implements RunningBroker {
  @Override
  public Endpoint endpoint() {
    return Endpoint.inProcess();
  }

  @Override
  public String version() {
    return "in-process";
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void close() {}
}
