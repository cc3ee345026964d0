package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import java.util.concurrent.CompletableFuture;

/**
 * Nothing to start: it lives in each benchmark's JVM.
 *
 * @param kind which
 */
public record InProcessBroker(BrokerKind kind) implements RunningBroker {
  @Override
  public Endpoint endpoint() {
    return Endpoint.inProcess(kind);
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
  public CompletableFuture<?> onEnd() {
    return new CompletableFuture<>();
  }

  @Override
  public void close() {}
}
