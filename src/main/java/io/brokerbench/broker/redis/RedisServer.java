package io.brokerbench.broker.redis;

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
 * The redis-server program: where {@code REDIS_SERVER} says, in {@code .brokers}, or in the path.
 *
 * @param executable where it is
 * @param version what it says of itself
 */
public record RedisServer(Path executable, String version) implements InstalledServer {
  private static final ServerProgram PROGRAM =
      new ServerProgram(
          "redis-server", "REDIS_SERVER", Pattern.compile("(?:Redis|Valkey) server v=(\\S+)"));

  private static final Pattern OLD = Pattern.compile("[0-6]\\..*");

  /**
   * Finds the program and runs it once.
   *
   * @throws ProvisionException if there is none, or it doesn't run
   */
  public static RedisServer find(Host host) {
    return new RedisServer(PROGRAM.find(host));
  }

  /** Those of a machine. */
  static LocalServers all() {
    return new InstalledServers(PROGRAM, RedisServer::new);
  }

  private RedisServer(ServerProgram.Found found) {
    this(found.executable(), found.version());
  }

  @Override
  public void check(BrokerSpec spec) {
    refuseCluster(spec);
    if (isOld()) {
      throw new ProvisionException(
          "Redis before 7.0 doesn't count what was added to a stream; "
              + executable
              + " is "
              + version
              + ". Get a newer one with scripts/install-redis --force, or set REDIS_SERVER to"
              + " one.");
    }
  }

  @Override
  public BrokerRecipe recipe(Durability durability) {
    return new RedisRecipe(this, durability);
  }

  @Override
  public Optional<Shortcoming> shortcoming() {
    return isOld() ? Optional.of(new Shortcoming(Degree.MISSING, "too old")) : Optional.empty();
  }

  /** Whether it can't count what was added to a stream. */
  private boolean isOld() {
    return OLD.matcher(version).matches();
  }

  /**
   * Refuses several servers.
   *
   * @throws ProvisionException if there are to be several
   */
  static void refuseCluster(BrokerSpec spec) {
    if (spec.nodes() > 1) {
      throw new ProvisionException(
          "REDIS is a single server, and "
              + spec.nodes()
              + " are asked for (--nodes, or -p replicas): Redis replicates what it has"
              + " acknowledged already, so that its replicas promise nothing. Measure it with -p"
              + " replicas=1.");
    }
  }
}
