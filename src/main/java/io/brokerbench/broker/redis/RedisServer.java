package io.brokerbench.broker.redis;

import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.local.ServerProgram;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The redis-server program: where {@code REDIS_SERVER} says, in {@code .brokers}, or in the path.
 *
 * @param executable where it is
 * @param version what it says of itself
 */
public record RedisServer(Path executable, String version) {
  /** The program's name. */
  static final String NAME = "redis-server";

  private static final ServerProgram PROGRAM =
      new ServerProgram(NAME, "REDIS_SERVER", Pattern.compile("(?:Redis|Valkey) server v=(\\S+)"));

  private static final Pattern OLD = Pattern.compile("[0-6]\\..*");

  /**
   * Finds the program and runs it once.
   *
   * @throws ProvisionException if there is none, or it doesn't run
   */
  public static RedisServer find(Host host) {
    return new RedisServer(PROGRAM.find(host));
  }

  /**
   * The program at a path, run once.
   *
   * @throws ProvisionException if it doesn't run
   */
  static RedisServer at(Path executable) {
    return new RedisServer(PROGRAM.at(executable));
  }

  private RedisServer(ServerProgram.Found found) {
    this(found.executable(), found.version());
  }

  /**
   * Makes sure that the server can do what is asked of a broker.
   *
   * @throws ProvisionException if not
   */
  void check(BrokerSpec spec) {
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

  /** Whether it can't count what was added to a stream. */
  boolean isOld() {
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
