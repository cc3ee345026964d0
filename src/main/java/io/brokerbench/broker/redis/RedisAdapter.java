package io.brokerbench.broker.redis;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ServerFacts;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Redis Streams, by Jedis. */
public final class RedisAdapter implements BrokerAdapter {
  /** Its name. */
  public static final BrokerKind KIND = new BrokerKind("REDIS");

  @Override
  public BrokerKind kind() {
    return KIND;
  }

  @Override
  public Broker connect(Endpoint endpoint) {
    return new RedisBroker(endpoint, new RedisAdmin(endpoint));
  }

  /**
   * Connects to the server that the endpoint names, and to no other.
   *
   * @param name by which the server lists the connection
   * @throws BrokerException if it isn't there, doesn't let us in, or can't be measured
   */
  static Jedis open(Endpoint endpoint, String name) {
    return open(endpoint, name, false);
  }

  private static Jedis open(Endpoint endpoint, String name, boolean anybody) {
    Jedis jedis = null;
    try {
      jedis =
          new Jedis(
              RedisAddress.of(endpoint.address()).server(), RedisSettings.client(endpoint, name));
      RedisInfo info = RedisInfo.of(jedis, "server");
      info.check(endpoint.address());
      if (!anybody && !info.isOf(endpoint.identity())) {
        throw new BrokerException(
            "At "
                + endpoint.address()
                + " answers the Redis server "
                + info.runId()
                + ", not "
                + endpoint.identity()
                + " that was asked for.");
      }
      jedis.getConnection().setSoTimeout((int) RedisSettings.timeout().toMillis());
      return jedis;
    } catch (JedisException e) {
      closeIfOpen(jedis);
      throw RedisFailure.noConnection(endpoint, e);
    } catch (BrokerException e) {
      closeIfOpen(jedis);
      throw e;
    }
  }

  private static void closeIfOpen(@Nullable Jedis jedis) {
    if (jedis != null) {
      close(jedis.getConnection());
    }
  }

  /** Ends a connection from any thread; Jedis itself would first send what it has still to send. */
  static void close(Connection connection) {
    try {
      connection.forceDisconnect();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  @Override
  public ServerFacts ask(Endpoint anybody) {
    RedisFailure.requireTlsIfAsked(anybody);
    try (Jedis jedis = open(anybody, Broker.PREFIX + "ask", true)) {
      RedisInfo info = RedisInfo.of(jedis, "server");
      return new ServerFacts(info.runId(), info.version(), 1);
    } catch (JedisException e) {
      throw RedisFailure.of(anybody, "tell who it is", e);
    }
  }

  @Override
  public void checkClientConfig(Path file) {
    RedisClientConfig.check(file);
  }
}
