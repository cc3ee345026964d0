package io.brokerbench.broker.redis;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.ContainerServers;
import io.brokerbench.broker.spi.ExternalServers;
import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.Traits;
import io.brokerbench.census.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import redis.clients.jedis.Jedis;

/** Redis Streams. */
public final class RedisDriver implements BrokerDriver {
  /** A stream each, which is a key: a connection reads many of them with one request. */
  private static final int MOST_PARTITIONS = 1_000;

  private final RedisAdapter adapter = new RedisAdapter();

  @Override
  public BrokerAdapter adapter() {
    return adapter;
  }

  @Override
  public String title() {
    return "Redis";
  }

  @Override
  public Traits traits() {
    return Traits.partitioned(MOST_PARTITIONS, Set.of("streams"));
  }

  @Override
  public Optional<String> refusal(Storage storage) {
    if (storage.replicas() > 1) {
      return Optional.of(
          "-p replicas="
              + storage.replicas()
              + ": Redis replicates what it has acknowledged already, so that its replicas promise"
              + " nothing. Measure it with -p replicas=1, or leave REDIS out.");
    }
    return storage.compression() == Compression.NONE
        ? Optional.empty()
        : Optional.of(
            "-p compression="
                + storage.compression()
                + ": Redis compresses no stream. Leave it or REDIS out.");
  }

  @Override
  public Map<String, String> clientVersions() {
    return Map.of("jedis", version());
  }

  /** What the library says of itself, which it tells nobody by a method. */
  private static String version() {
    Properties jedis = new Properties();
    try (InputStream in = Jedis.class.getResourceAsStream("pom.properties")) {
      if (in != null) {
        jedis.load(in);
      }
    } catch (IOException e) {
      // Not knowing the version is no reason not to measure.
    }
    return jedis.getProperty("version", "unknown");
  }

  /** Jedis itself starts none. */
  @Override
  public Optional<Owner> threads() {
    String library = Jedis.class.getPackageName().replace(".", "\\.");
    return Optional.of(Owner.of("redis", library + "\\..*", "jedis-.*"));
  }

  @Override
  public Optional<LocalServers> local() {
    return Optional.of(RedisServer.all());
  }

  @Override
  public Optional<ContainerServers> containers() {
    return Optional.of(new RedisImages());
  }

  @Override
  public Optional<ExternalServers> external() {
    return Optional.of(new ExternalRedis());
  }
}
