package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ReadBack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The monitors of a broker's servers, which tell what no client can ask for; an endpoint may know
 * all of them, some, or none.
 */
record NatsMonitors(Endpoint endpoint) {
  /** When a file is flushed is the server's own setting, for all its streams. */
  void checkFlush(Durability durability) {
    if (durability == Durability.FSYNC && all().size() < endpoint.servers().size()) {
      throw new BrokerException(
          "Whether NATS at "
              + endpoint.address()
              + " flushes each message (FSYNC) only its monitor tells, whose address isn't known"
              + " of each server.");
    }
    String asked = Boolean.toString(durability == Durability.FSYNC);
    for (NatsMonitor monitor : durability == Durability.MEMORY ? List.<NatsMonitor>of() : all()) {
      ReadBack.check(
          "JetStream at " + monitor.address(),
          Map.of("sync_always", asked),
          Map.of("sync_always", Boolean.toString(monitor.syncsAlways())));
    }
  }

  private List<NatsMonitor> all() {
    return endpoint.monitors().stream().map(NatsMonitor::new).toList();
  }

  /** How many connections the servers have; null if no monitor tells. */
  @Nullable Integer connections() {
    return all().isEmpty() ? null : all().stream().mapToInt(NatsMonitor::connections).sum();
  }

  /** Adds what the servers say of themselves to a configuration. */
  void addTo(Map<String, String> config) {
    all().stream()
        .findFirst()
        .ifPresentOrElse(
            monitor -> config.put("cluster.nodes", Integer.toString(monitor.servers())),
            () -> config.put("cluster.nodes (asked)", Integer.toString(endpoint.servers().size())));
    all().stream()
        .map(NatsMonitor::syncInterval)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(interval -> config.put("server.sync_interval", interval));
  }
}
