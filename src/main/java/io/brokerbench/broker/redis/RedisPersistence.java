package io.brokerbench.broker.redis;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Storage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** What a server does with its data, which is its own setting, for all its streams. */
record RedisPersistence(RedisAdmin admin) {
  private static final String AOF = "appendonly";
  private static final String FSYNC = "appendfsync";

  private static final String[] TOLD = {
    AOF,
    FSYNC,
    "no-appendfsync-on-rewrite",
    "auto-aof-rewrite-percentage",
    "auto-aof-rewrite-min-size",
    "save",
    "maxmemory",
    "maxmemory-policy",
    "io-threads",
    "stream-node-max-bytes",
    "stream-node-max-entries"
  };

  /** What a tier asks of the server. */
  static Map<String, String> asked(Durability durability) {
    Map<String, String> asked = new LinkedHashMap<>();
    switch (durability) {
      case MEMORY -> {
        asked.put(AOF, "no");
        asked.put("save", "");
      }
      case DISK -> {
        asked.put(AOF, "yes");
        asked.put(FSYNC, "everysec");
      }
      case FSYNC -> {
        asked.put(AOF, "yes");
        asked.put(FSYNC, "always");
        asked.put("no-appendfsync-on-rewrite", "no");
      }
    }
    return asked;
  }

  /**
   * Makes sure that the server does what is asked of topics' storage.
   *
   * @throws BrokerException if it doesn't or can't, or doesn't tell what must be proved
   */
  void check(Storage storage) {
    if (storage.replicas() > 1) {
      throw new BrokerException(
          "-p replicas="
              + storage.replicas()
              + ": Redis replicates what it has acknowledged already, and its WAIT promises nothing"
              + " of a failover. Measure -p replicas=1.");
    }
    if (storage.compression() != Compression.NONE) {
      throw new BrokerException(
          "-p compression="
              + storage.compression()
              + ": Redis compresses no messages. Measure -p compression=NONE.");
    }
    Map<String, String> told = told();
    if (storage.durability() == Durability.FSYNC && !told.containsKey(FSYNC)) {
      throw new BrokerException(
          "-p durability=FSYNC: whether Redis at "
              + admin.endpoint().address()
              + " flushes each message only its configuration tells, and this user may not read"
              + " that. Allow +config|get.");
    }
    Map<String, String> asked = asked(storage.durability());
    asked.forEach(
        (key, value) -> {
          String applied = told.getOrDefault(key, value);
          if (!value.equals(applied)) {
            throw refusal(storage.durability(), key, applied, asked);
          }
        });
  }

  private BrokerException refusal(
      Durability durability, String key, String applied, Map<String, String> asked) {
    return new BrokerException(
        "-p durability="
            + durability
            + ": Redis at "
            + admin.endpoint().address()
            + " has "
            + setting(key, applied)
            + ". Set "
            + asked.entrySet().stream()
                .map(setting -> setting(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(", "))
            + ", or measure another durability.");
  }

  private static String setting(String key, String value) {
    return key + " " + (value.isEmpty() ? "\"\"" : value);
  }

  /** What the server tells: its configuration, or to users who may not read that a part of it. */
  private Map<String, String> told() {
    return admin.get("tell its configuration", RedisPersistence::told);
  }

  private static Map<String, String> told(Jedis jedis) {
    try {
      return jedis.configGet(TOLD);
    } catch (JedisDataException mayNotBeRead) {
      String enabled = RedisInfo.of(jedis, "persistence").get("aof_enabled");
      return enabled.isEmpty() ? Map.of() : Map.of(AOF, enabled.equals("1") ? "yes" : "no");
    }
  }

  /**
   * Adds how the server is configured.
   *
   * @param storage how topics were to be kept; null if none were created
   */
  void addTo(Map<String, String> config, @Nullable Storage storage) {
    Map<String, String> told = new TreeMap<>(told());
    told.forEach((key, value) -> config.put("server." + key, value));
    if (storage != null) {
      asked(storage.durability())
          .forEach(
              (key, value) -> {
                if (!told.containsKey(key)) {
                  config.put("server." + key + " (asked)", value);
                }
              });
    }
  }
}
