package io.brokerbench.broker.nats;

import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.local.ServerProgram;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A nats-server program.
 *
 * @param executable where it is
 * @param version what it says of itself
 */
public record NatsServer(Path executable, String version) {
  /** The program's name. */
  static final String NAME = "nats-server";

  private static final ServerProgram PROGRAM =
      new ServerProgram(NAME, "NATS_SERVER", Pattern.compile("nats-server: v?(\\S+)"));

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

  /**
   * The program at a path, run once.
   *
   * @throws ProvisionException if it doesn't run
   */
  static NatsServer at(Path executable) {
    return new NatsServer(PROGRAM.at(executable));
  }

  /**
   * Makes sure that the server can do what is asked of a broker.
   *
   * @throws ProvisionException if not
   */
  void check(BrokerSpec spec) {
    new NatsVersion(version)
        .check(
            spec,
            executable + " is",
            "Get a newer one with scripts/install-nats --force, or set NATS_SERVER to one");
  }

  /** Whether the server can do all that the suite may ask of it. */
  boolean canDoAll() {
    return new NatsVersion(version).canDoAll();
  }
}
