package io.brokerbench.broker.nats;

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

/** The nats-server programs of a machine. */
final class NatsPrograms implements LocalServers {
  @Override
  public Optional<String> program() {
    return Optional.of(NatsServer.NAME);
  }

  @Override
  public void check(Host host, BrokerSpec spec, @Nullable Path program) {
    server(host, program).check(spec);
  }

  @Override
  public BrokerRecipe recipe(Host host, BrokerSpec spec, @Nullable Path program) {
    return new NatsRecipe(server(host, program), spec.durability());
  }

  private static NatsServer server(Host host, @Nullable Path program) {
    return program == null ? NatsServer.find(host) : NatsServer.at(program);
  }

  @Override
  public ServerState state(Host host) {
    try {
      NatsServer server = NatsServer.find(host);
      String found = server.version() + ", " + server.executable();
      return server.canDoAll()
          ? ServerState.full(NatsServer.NAME, found)
          : new ServerState(
              NatsServer.NAME,
              found + ": too old for -p durability=FSYNC",
              Degree.LIMITED,
              "scripts/install-nats --force");
    } catch (ProvisionException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
      return new ServerState(
          NatsServer.NAME, message.split("\\.\\s", 2)[0], Degree.MISSING, "scripts/install-nats");
    }
  }
}
