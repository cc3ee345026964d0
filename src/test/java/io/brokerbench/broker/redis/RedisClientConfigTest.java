package io.brokerbench.broker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslVerifyMode;

class RedisClientConfigTest {
  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("client.properties"), List.of(lines));
  }

  private static Endpoint endpoint(String address, @Nullable Path file) {
    return new Endpoint(Kinds.REDIS, address, "id", List.of(), file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          database=3               | :2: database is none of what it takes to get in
          client.name=x            | :2: client.name is none of what it takes to get in
          trustStore=none          | :2: trustStore names a file that isn't there
          keyStore=none            | :2: keyStore names a file that isn't there
          trustStorePassword=x     | :2: trustStorePassword needs trustStore as well
          username=bench           | :2: username needs password as well
          tls=perhaps              | :2: tls is true or false.
          """)
  void whatIsNotForGettingInIsRefusedByLineAndKey(String line, String message) throws IOException {
    Path file = file("# to get in", line);

    assertThatThrownBy(() -> new RedisAdapter().checkClientConfig(file))
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void aStoreWithoutTlsIsRefused() throws IOException {
    Path store = Files.createFile(folder.resolve("store"));
    Path file = file("tls=false", "trustStore=" + store);
    assertThatThrownBy(() -> new RedisAdapter().checkClientConfig(file))
        .hasMessage(file + ":1: tls is false, and a store of certificates is given.");
  }

  @Test
  void theConnectionTakesWhatItTakesToGetInAndNothingOfOursGivesWay() throws IOException {
    Path file = file("username=u", "password=p", "tls=true");
    new RedisAdapter().checkClientConfig(file);

    JedisClientConfig client =
        RedisSettings.client(endpoint("redis://there:6379", file), "brokerbench-test");

    assertThat(client.getUser()).isEqualTo("u");
    assertThat(client.getPassword()).isEqualTo("p");
    assertThat(client.getClientName()).isEqualTo("brokerbench-test");
    assertThat(client.getSslOptions().getSslVerifyMode()).isEqualTo(SslVerifyMode.FULL);
  }

  @Test
  void tlsIsSpokenWhereTheAddressOrTheFileSaysSo() throws IOException {
    assertThat(RedisClientConfig.isTls(endpoint("redis://there", null))).isFalse();
    assertThat(RedisClientConfig.isTls(endpoint("rediss://there", null))).isTrue();
    assertThat(RedisClientConfig.isTls(endpoint("redis://there", file("trustStore=x")))).isTrue();
    assertThat(RedisClientConfig.isTls(endpoint("redis://there", file("password=x")))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "redis://there:7000, there:7000",
    "rediss://there, there:6379",
    "there:7000, there:7000",
    "redis://[::1]:7000, [::1]:7000"
  })
  void anAddressIsAHostAndAPort(String address, String server) {
    assertThat(RedisAddress.of(address).server()).hasToString(server);
  }

  /** What may be a password isn't repeated. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://:secret@there:6379",
        "redis://u:secret@there",
        "nats://there:4222",
        "redis://there:6379/secret",
        "redis://one:1,redis://two:2",
        "redis://",
        "secret word"
      })
  void anotherAddressIsRefused(String address) {
    assertThatThrownBy(() -> RedisAddress.of(address))
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith("A Redis server's address is one redis://HOST:PORT")
        .hasMessageNotContaining("secret");
  }
}
