package io.brokerbench.provision.local;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.RunningBroker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A broker in child processes of this JVM. */
record LocalBroker(List<LocalServer> servers, Endpoint endpoint, String version)
    implements RunningBroker {
  @Override
  public boolean isAlive() {
    return servers.stream().allMatch(LocalServer::isAlive);
  }

  @Override
  public CompletableFuture<?> onEnd() {
    return CompletableFuture.anyOf(
        servers.stream().map(LocalServer::onEnd).toArray(CompletableFuture[]::new));
  }

  @Override
  public String ending() {
    return servers.stream()
        .filter(server -> !server.isAlive())
        .map(server -> server.said("ended"))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    LocalServer.closeAll(servers);
  }
}
