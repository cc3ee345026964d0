package io.brokerbench.broker.redis;

import io.brokerbench.broker.BrokerException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.Jedis;

/**
 * What a server tells of itself by {@code INFO}.
 *
 * @param values by their names
 */
record RedisInfo(Map<String, String> values) {
  private static final int OLDEST = 7;

  /** Asks for one section. */
  static RedisInfo of(Jedis jedis, String section) {
    return parse(jedis.info(section));
  }

  /** What an answer says. */
  static RedisInfo parse(String answer) {
    Map<String, String> values = new HashMap<>();
    answer
        .lines()
        .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
        .forEach(
            line ->
                values.put(
                    line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1)));
    return new RedisInfo(values);
  }

  /** A value; empty if it isn't told. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** What no other process has, and this one as long as it lives. */
  String runId() {
    return get("run_id");
  }

  /**
   * Whether it is the server of this identity: its run id, or the name of the folder that its
   * configuration is in, which the suite gives to the servers that it starts and which outlasts a
   * process.
   */
  boolean isOf(String identity) {
    return !identity.isEmpty() && (identity.equals(runId()) || identity.equals(folder()));
  }

  private String folder() {
    Path file = Path.of(get("config_file"));
    Path folder = file.getParent();
    return folder == null ? "" : String.valueOf(folder.getFileName());
  }

  /** Its version, with its name if it is not Redis itself. */
  String version() {
    String name = get("server_name");
    return name.isEmpty() || name.equals("redis")
        ? get("redis_version")
        : name + " " + get(name + "_version");
  }

  /**
   * Refuses a server that can't be measured.
   *
   * @param address where it answers
   * @throws BrokerException if its streams don't count what was added, or it is one of a cluster
   */
  void check(String address) {
    if (major() < OLDEST) {
      throw new BrokerException(
          "Redis at "
              + address
              + " is version "
              + version()
              + ", whose streams don't count what was added to them. Take Redis 7.0 or newer.");
    }
    String mode = get("redis_mode");
    if (!mode.equals("standalone")) {
      throw new BrokerException(
          "Redis at "
              + address
              + " runs in the mode \""
              + mode
              + "\". Give the address of a standalone server.");
    }
  }

  private int major() {
    String version = get("redis_version");
    return version.matches("\\d{1,4}\\..*")
        ? Integer.parseInt(version.substring(0, version.indexOf('.')))
        : 0;
  }
}
