package io.brokerbench.broker.nats;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.ServerFacts;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.api.ServerInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** NATS JetStream, by jnats. */
public final class NatsAdapter implements BrokerAdapter {
  /** Its name. */
  public static final BrokerKind KIND = new BrokerKind("NATS");

  private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(5);

  @Override
  public BrokerKind kind() {
    return KIND;
  }

  @Override
  public Broker connect(Endpoint endpoint) {
    Connection connection = open(endpoint, Broker.PREFIX + "publish");
    try {
      requireJetStream(endpoint, connection);
      return new NatsBroker(endpoint, connection);
    } catch (BrokerException | IOException e) {
      close(connection);
      throw e instanceof BrokerException told
          ? told
          : new BrokerException("NATS at " + endpoint.address() + " is not ready.", e);
    }
  }

  /** Connects to the server or cluster that the endpoint names, and to no other. */
  static Connection open(Endpoint endpoint, String name) {
    Connection connection = openAny(endpoint, name);
    ServerInfo info = connection.getServerInfo();
    if (!endpoint.identity().equals(info.getServerName())
        && !endpoint.identity().equals(info.getCluster())) {
      close(connection);
      throw new BrokerException(
          "At "
              + endpoint.address()
              + " answers the NATS server "
              + info.getServerName()
              + (info.getCluster() == null ? "" : " of the cluster " + info.getCluster())
              + ", not "
              + endpoint.identity()
              + " that was asked for.");
    }
    return connection;
  }

  /** Connects to whatever server is there. */
  private static Connection openAny(Endpoint endpoint, String name) {
    ConnectFailure failure = new ConnectFailure();
    try {
      try {
        return Nats.connect(NatsSettings.connection(endpoint, name, failure));
      } catch (IOException e) {
        throw NatsFailure.of(endpoint, e, failure.await());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("Interrupted while connecting to " + endpoint.address() + ".", e);
    }
  }

  /** jnats says nothing of the connection's end to those who wait for messages. */
  static void checkOpen(Connection connection) {
    if (connection.getStatus() == Connection.Status.CLOSED) {
      String told = connection.getLastError();
      throw new BrokerException(
          "The connection to NATS has ended"
              + (told == null || told.isEmpty() ? "." : "; the server said: " + told + "."));
    }
  }

  /** Each address has to answer, and all of them have to be of one cluster. */
  @Override
  public ServerFacts ask(Endpoint anybody) {
    Map<String, ServerInfo> servers = new LinkedHashMap<>();
    for (String address : anybody.address().split(",", -1)) {
      Endpoint one = new Endpoint(KIND, address.strip(), "", List.of(), anybody.clientConfig());
      Connection connection = openAny(one, Broker.PREFIX + "ask");
      try {
        requireJetStream(one, connection);
        ServerInfo info = connection.getServerInfo();
        servers.put(info.getServerId(), info);
      } finally {
        close(connection);
      }
    }
    Set<String> names =
        servers.values().stream().map(NatsAdapter::identity).collect(Collectors.toSet());
    if (names.size() > 1) {
      throw new BrokerException(
          "NATS at "
              + anybody.address()
              + ": these are not the servers of one cluster, but of "
              + String.join(" and ", new TreeSet<>(names))
              + ". Give the addresses of one.");
    }
    checkMonitors(anybody, servers.keySet());
    return new ServerFacts(
        names.iterator().next(),
        servers.values().stream()
            .map(ServerInfo::getVersion)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")),
        servers.size());
  }

  private static String identity(ServerInfo info) {
    String cluster = info.getCluster();
    return cluster == null || cluster.isEmpty() ? info.getServerName() : cluster;
  }

  /** What another server's monitor says would be taken for this one's. */
  private static void checkMonitors(Endpoint endpoint, Set<String> servers) {
    for (URI monitor : endpoint.monitors()) {
      if (!servers.contains(new NatsMonitor(monitor).serverId())) {
        throw new BrokerException(
            "The monitor at "
                + monitor
                + " is of another server than those at "
                + endpoint.address()
                + ". Correct --nats-monitor.");
      }
    }
  }

  private static void requireJetStream(Endpoint endpoint, Connection connection) {
    try {
      connection.jetStreamManagement().getAccountStatistics();
    } catch (IOException | JetStreamApiException e) {
      throw new BrokerException(
          "JetStream at " + endpoint.address() + " is not ready: " + e.getMessage(), e);
    }
  }

  @Override
  public void checkClientConfig(Path file) {
    NatsClientConfig.check(file);
  }

  /** Waits a bounded time for what is under way; what isn't sent then was never acknowledged. */
  static void flush(Connection connection) {
    try {
      connection.flush(Patience.atMost(FLUSH_TIMEOUT));
    } catch (TimeoutException unsent) {
      // Messages without an acknowledgement are accounted for as failed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void close(Connection connection) {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
