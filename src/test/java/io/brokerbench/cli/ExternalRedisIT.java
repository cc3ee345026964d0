package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.provision.Certificates;
import io.brokerbench.provision.ClientFiles;
import io.brokerbench.provision.ForeignServers;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.params.XAddParams;

/** The packaged jar on somebody else's redis-server, by TLS and as a user with few rights. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExternalRedisIT {
  private static final String STORE_PASSWORD = "secret-of-the-stores";
  private static final String PASSWORD = "secret-of-bench";
  private static final String OWNERS_PASSWORD = "secret-of-the-owner";

  /** As docs/measurement.md says what a user needs. */
  private static final String ACCESS =
      """
      tls-auth-clients no
      user default off
      user owner on >%s ~* +@all
      user bench on >%s ~brokerbench-* +@stream +del +exists +scan +info +client|setname +client|id \
      +client|unblock +config|get
      """
          .formatted(OWNERS_PASSWORD, PASSWORD);

  private static final String RUN =
      "DeliveryBenchmark -p broker=REDIS -p scenario=LOW -p workers=4 -p runIn=NONE -f 1 -wi 0 -i 1"
          + " -r 100ms -v EXTRA -jvmArgsPrepend "
          + ShortLived.FLAG;

  @TempDir static Path servers;
  private static Certificates certificates;
  private static ClientFiles files;
  private static RunningBroker server;

  @TempDir Path folder;
  private JarProcesses processes;

  @BeforeAll
  static void start() throws Exception {
    certificates = Certificates.make(servers.resolve("certificates"), STORE_PASSWORD);
    files = new ClientFiles(servers.resolve("clients"), STORE_PASSWORD);
    server = ForeignServers.redis(servers, certificates, Certificates.Server.GOOD, ACCESS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void setUp() {
    processes = new JarProcesses(folder);
  }

  @AfterEach
  void endAll() {
    processes.close();
  }

  private record Ended(int status, String out, String err) {}

  private Ended run(String password) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--brokers",
                "external",
                "--redis",
                server.endpoint().address().replace("redis://", "rediss://"),
                "--redis-config",
                files.redis(certificates.trust(), "bench", password).toString()));
    words.addAll(List.of(RUN.split(" ")));
    Process process = processes.start(JarProcesses.command(words.toArray(String[]::new)), Map.of());
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(processes.err()));
  }

  private static Jedis owner() throws Exception {
    URI address = URI.create(server.endpoint().address());
    return new Jedis(
        new HostAndPort(address.getHost(), address.getPort()),
        DefaultJedisClientConfig.builder()
            .user("owner")
            .password(OWNERS_PASSWORD)
            .sslOptions(
                SslOptions.builder()
                    .truststore(certificates.trust().toFile(), STORE_PASSWORD.toCharArray())
                    .build())
            .build());
  }

  /** All keys that there are, with what they hold. */
  private static List<String> everything(Jedis owner) {
    return new TreeSet<>(owner.keys("*"))
        .stream().map(key -> key + " " + HexFormat.of().formatHex(owner.dump(key))).toList();
  }

  @Test
  void aRunLeavesWhatOthersHaveAsItWasAndShowsNoSecret() throws Exception {
    try (Jedis owner = owner()) {
      owner.set("orders", "17");
      owner.xadd("my-brokerbench-0", Map.of("a", "b"), XAddParams.xAddParams());
      List<String> before = everything(owner);

      Ended ended = run(PASSWORD);

      assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
      assertThat(ended.out()).contains("messages were accounted for");
      assertThat(everything(owner)).isEqualTo(before).hasSize(2);
      assertThat(Visible.written(folder))
          .anyMatch(text -> text.contains("\"brokerLifetime\" : \"external\""))
          .noneMatch(text -> text.contains("secret-of-"));
    }
  }

  @Test
  void aWrongPasswordIsOneSentenceAndStatusThree() throws Exception {
    Ended ended = run("secret-of-nobody");

    assertThat(ended.status()).as(ended.err()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("Redis at ", "it refused the credentials")
        .doesNotContain("\tat ", "secret-of-");
    assertThat(folder.resolve("results")).doesNotExist();
  }
}
