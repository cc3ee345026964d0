package io.brokerbench.broker.redis;

import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.ServerState;
import io.brokerbench.broker.spi.ServerState.Degree;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The redis-server programs of a machine. */
final class RedisPrograms implements LocalServers {
  @Override
  public Optional<String> program() {
    return Optional.of(RedisServer.NAME);
  }

  @Override
  public void check(Host host, BrokerSpec spec, @Nullable Path program) {
    server(host, program).check(spec);
  }

  @Override
  public BrokerRecipe recipe(Host host, BrokerSpec spec, @Nullable Path program) {
    return new RedisRecipe(server(host, program), spec.durability());
  }

  private static RedisServer server(Host host, @Nullable Path program) {
    return program == null ? RedisServer.find(host) : RedisServer.at(program);
  }

  @Override
  public ServerState state(Host host) {
    try {
      RedisServer server = RedisServer.find(host);
      String found = server.version() + ", " + server.executable();
      return server.isOld()
          ? new ServerState(
              RedisServer.NAME,
              found + ": too old",
              Degree.MISSING,
              "scripts/install-redis --force")
          : ServerState.full(RedisServer.NAME, found);
    } catch (ProvisionException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
      return new ServerState(
          RedisServer.NAME, message.split("\\.\\s", 2)[0], Degree.MISSING, "scripts/install-redis");
    }
  }
}
