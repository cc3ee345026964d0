package io.brokerbench.provision.containers;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.RunningBroker;
import java.util.concurrent.CompletableFuture;

/**
 * A broker in a container that doesn't outlive this JVM.
 *
 * @param onEnd completes when the container has stopped
 */
record ContainerBroker(
    OwnedContainer owned,
    ContainerLog log,
    Endpoint endpoint,
    String version,
    CompletableFuture<?> onEnd)
    implements RunningBroker {
  @Override
  public boolean isAlive() {
    return owned.isAlive();
  }

  @Override
  public void close() {
    try (log) {
      owned.close();
    }
  }
}
