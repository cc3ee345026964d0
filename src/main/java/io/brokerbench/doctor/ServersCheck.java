package io.brokerbench.doctor;

import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.local.NatsServer;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The servers that are started here.
 *
 * @param kafka the version of the Kafka that is in the jar
 * @param nats finds the nats-server, or throws {@link ProvisionException}
 */
record ServersCheck(String kafka, Supplier<NatsServer> nats) implements Check {
  private static final String NAME = "nats-server";

  @Override
  public List<Finding> examine() {
    return List.of(Finding.ok("kafka", kafka + ", in the jar"), natsServer());
  }

  private Finding natsServer() {
    try {
      NatsServer server = nats.get();
      String found = server.version() + ", " + server.executable();
      return server.canDoAll()
          ? Finding.ok(NAME, found)
          : Finding.no(
              NAME, found + ": too old for -p durability=FSYNC", "scripts/install-nats --force");
    } catch (ProvisionException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
      return Finding.stops(NAME, message.split("\\.\\s", 2)[0], "scripts/install-nats");
    }
  }
}
