package io.brokerbench.broker.nats;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.ServerState.Degree;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.local.InstalledServer;
import io.brokerbench.provision.local.InstalledServers;
import io.brokerbench.provision.local.ServerProgram;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A nats-server program.
 *
 * @param executable where it is
 * @param version what it says of itself
 */
public record NatsServer(Path executable, String version) implements InstalledServer {
  private static final ServerProgram PROGRAM =
      new ServerProgram("nats-server", "NATS_SERVER", Pattern.compile("nats-server: v?(\\S+)"));

  private NatsServer(ServerProgram.Found found) {
    this(found.executable(), found.version());
  }

  /**
   * Finds the program and runs it once.
   *
   * @throws ProvisionException if there is none, or it doesn't run
   */
  public static NatsServer find(Host host) {
    return new NatsServer(PROGRAM.find(host));
  }

  /** Those of a machine. */
  static LocalServers all() {
    return new InstalledServers(PROGRAM, NatsServer::new);
  }

  @Override
  public void check(BrokerSpec spec) {
    new NatsVersion(version)
        .check(
            spec,
            executable + " is",
            "Get a newer one with scripts/install-nats --force, or set NATS_SERVER to one");
  }

  @Override
  public BrokerRecipe recipe(Durability durability) {
    return new NatsRecipe(this, durability);
  }

  @Override
  public Optional<Shortcoming> shortcoming() {
    return new NatsVersion(version).canDoAll()
        ? Optional.empty()
        : Optional.of(new Shortcoming(Degree.LIMITED, "too old for -p durability=FSYNC"));
  }
}
