package io.brokerbench.provision.local;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The servers of a broker that are programs of this machine. */
public final class InstalledServers implements LocalServers {
  private final ServerProgram program;
  private final Function<ServerProgram.Found, InstalledServer> known;

  /**
   * Servers of one program.
   *
   * @param known what its broker knows of one that was found
   */
  public InstalledServers(
      ServerProgram program, Function<ServerProgram.Found, InstalledServer> known) {
    this.program = program;
    this.known = known;
  }

  @Override
  public Optional<String> program() {
    return Optional.of(program.name());
  }

  @Override
  public void check(Host host, BrokerSpec spec, @Nullable Path named) {
    server(host, named).check(spec);
  }

  @Override
  public BrokerRecipe recipe(Host host, BrokerSpec spec, @Nullable Path named) {
    return server(host, named).recipe(spec.durability());
  }

  private InstalledServer server(Host host, @Nullable Path named) {
    return known.apply(named == null ? program.find(host) : program.at(named));
  }

  @Override
  public ServerState state(Host host) {
    try {
      InstalledServer server = server(host, null);
      String found = server.version() + ", " + server.executable();
      return server
          .shortcoming()
          .map(
              lacks ->
                  new ServerState(
                      program.name(),
                      found + ": " + lacks.what(),
                      lacks.degree(),
                      program.installer() + " --force"))
          .orElseGet(() -> ServerState.full(program.name(), found));
    } catch (ProvisionException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
      return new ServerState(
          program.name(), message.split("\\.\\s", 2)[0], Degree.MISSING, program.installer());
    }
  }
}
