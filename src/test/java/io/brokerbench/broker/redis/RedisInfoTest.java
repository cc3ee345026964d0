package io.brokerbench.broker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.BrokerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisInfoTest {
  private static RedisInfo info(String... lines) {
    return RedisInfo.parse("# Server\r\n" + String.join("\r\n", lines) + "\r\n");
  }

  @Test
  void aServerIsKnownByItsRunIdAndByTheFolderOfItsConfiguration() {
    RedisInfo server = info("run_id:0123", "config_file:/data/brokerbench-redis-1a2b/broker.conf");
    assertThat(server.isOf("0123")).isTrue();
    assertThat(server.isOf("brokerbench-redis-1a2b")).isTrue();
    assertThat(server.isOf("data")).isFalse();
    assertThat(server.isOf("another")).isFalse();
  }

  @Test
  void aServerWithoutAConfigurationIsNobodysByName() {
    assertThat(info("run_id:0123", "config_file:").isOf("")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"7.0.15", "7.4.1", "8.2.0", "10.0.0"})
  void serversThatCountAreMeasured(String version) {
    RedisInfo server = info("redis_version:" + version, "redis_mode:standalone");
    server.check("there");
    assertThat(server.version()).isEqualTo(version);
  }

  @Test
  void aServerThatIsNotRedisItselfSaysSo() {
    RedisInfo server =
        info(
            "redis_version:7.2.4",
            "server_name:valkey",
            "valkey_version:8.1.1",
            "redis_mode:standalone");
    server.check("there");
    assertThat(server.version()).isEqualTo("valkey 8.1.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          redis_version:6.2.14 | redis_mode:standalone | is version 6.2.14, whose streams don't count
          redis_version:       | redis_mode:standalone | Take Redis 7.0 or newer
          redis_version:7.0.15 | redis_mode:cluster    | runs in the mode "cluster"
          redis_version:7.0.15 | redis_mode:sentinel   | Give the address of a standalone server
          """)
  void otherServersAreRefused(String version, String mode, String message) {
    assertThatThrownBy(() -> info(version, mode).check("there"))
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith("Redis at there ")
        .hasMessageContaining(message);
  }
}
