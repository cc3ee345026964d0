package io.brokerbench.broker.redis;

import io.brokerbench.broker.BrokerException;
import java.net.URI;
import java.net.URISyntaxException;
import redis.clients.jedis.HostAndPort;

/**
 * Where a server listens.
 *
 * @param server its host and port
 * @param tls whether the address itself says that it speaks TLS
 */
record RedisAddress(HostAndPort server, boolean tls) {
  private static final int PORT = 6379;

  /**
   * What {@code redis://HOST:PORT}, {@code rediss://HOST:PORT} or {@code HOST:PORT} says.
   *
   * @throws BrokerException if it says something else, or more
   */
  static RedisAddress of(String address) {
    try {
      URI uri = new URI(address.contains("://") ? address : "redis://" + address);
      boolean tls = "rediss".equals(uri.getScheme());
      String host = uri.getHost();
      if (host != null
          && (tls || "redis".equals(uri.getScheme()))
          && uri.getRawUserInfo() == null
          && uri.getRawPath().isEmpty()) {
        return new RedisAddress(
            new HostAndPort(host, uri.getPort() < 0 ? PORT : uri.getPort()), tls);
      }
    } catch (URISyntaxException e) {
      // It is refused as any other word, which may have a password in it.
    }
    throw new BrokerException(
        "A Redis server's address is one redis://HOST:PORT, or rediss://HOST:PORT with TLS; a user"
            + " and password belong into --redis-config.");
  }
}
