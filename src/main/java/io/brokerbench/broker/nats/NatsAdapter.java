package io.brokerbench.broker.nats;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** NATS JetStream, by jnats. */
public final class NatsAdapter implements BrokerAdapter {
  private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(5);

  @Override
  public BrokerKind kind() {
    return BrokerKind.NATS;
  }

  @Override
  public Broker connect(Endpoint endpoint) {
    Connection connection = open(endpoint, Broker.PREFIX + "publish");
    try {
      connection.jetStreamManagement().getAccountStatistics();
      return new NatsBroker(endpoint, connection);
    } catch (IOException | JetStreamApiException e) {
      close(connection);
      throw new BrokerException(
          "JetStream at " + endpoint.address() + " is not ready: " + e.getMessage(), e);
    }
  }

  /** Connects to the server that the endpoint names, and to no other. */
  static Connection open(Endpoint endpoint, String name) {
    try {
      Connection connection = Nats.connect(NatsSettings.connection(endpoint.address(), name));
      String server = connection.getServerInfo().getServerName();
      if (!server.equals(endpoint.identity())) {
        close(connection);
        throw new BrokerException(
            "At "
                + endpoint.address()
                + " answers the NATS server "
                + server
                + ", not "
                + endpoint.identity()
                + " that was asked for.");
      }
      return connection;
    } catch (IOException e) {
      throw new BrokerException("No NATS server answers at " + endpoint.address() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("Interrupted while connecting to " + endpoint.address() + ".", e);
    }
  }

  /** Waits a bounded time for what is under way; what isn't sent then was never acknowledged. */
  static void flush(Connection connection) {
    try {
      connection.flush(FLUSH_TIMEOUT);
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
