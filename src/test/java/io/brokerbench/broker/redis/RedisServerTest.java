package io.brokerbench.broker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.Node;
import io.brokerbench.provision.ProvisionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shell scripts stand for the program; how one is found {@link NatsServerTest} shows. */
class RedisServerTest {
  @TempDir Path temp;

  private static final BrokerSpec SINGLE = BrokerSpec.single(Kinds.REDIS, Durability.DISK);

  @ParameterizedTest
  @CsvSource({
    "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64, 7.0.15",
    "Valkey server v=8.1.1 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64, 8.1.1"
  })
  void itIsFoundWhereTheVariableSaysAndAskedForItsVersion(String said, String version)
      throws Exception {
    Path program = Files.writeString(temp.resolve("mine"), "#!/bin/sh\necho '" + said + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    RedisServer server =
        RedisServer.find(new Host(Map.of("REDIS_SERVER", program.toString()), temp, "", temp));

    assertThat(server).isEqualTo(new RedisServer(program, version));
    server.check(SINGLE);
  }

  @Test
  void aMissingProgramNamesEveryWayToGetOne() {
    Host host = new Host(Map.of("PATH", temp.toString()), temp, "", temp);
    assertThatThrownBy(() -> RedisServer.find(host))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("No redis-server")
        .hasMessageContaining("REDIS_SERVER")
        .hasMessageContaining("scripts/install-redis");
  }

  @Test
  void aServerThatDoesNotCountIsRefused() {
    assertThatThrownBy(() -> new RedisServer(Path.of("old"), "6.2.14").check(SINGLE))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("old is 6.2.14. Get a newer one with scripts/install-redis --force");
  }

  @Test
  void aClusterIsRefusedWithTheReason() {
    BrokerSpec three = new BrokerSpec(Kinds.REDIS, BrokerSpec.DEFAULT, Durability.MEMORY, 3);
    assertThatThrownBy(() -> new RedisServer(Path.of("new"), "7.0.15").check(three))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("REDIS is a single server, and 3 are asked for")
        .hasMessageContaining("-p replicas=1");
  }

  @ParameterizedTest
  @CsvSource({"MEMORY, appendonly no", "DISK, appendfsync everysec", "FSYNC, appendfsync always"})
  void itIsConfiguredAsItsTierAsks(Durability durability, String setting) {
    Node node = new Node(1, Path.of("/data/one"), temp.resolve("log"), 7000);
    Cluster cluster = new Cluster("one", List.of(node));
    RedisServer server = new RedisServer(Path.of("redis-server"), "7.0.15");
    assertThat(new RedisRecipe(server, durability).configuration(cluster, node).lines())
        .contains("bind 127.0.0.1", "port 7000", "dir \"/data/one\"", "save \"\"", setting);
    assertThat(ContainerRedis.configuration("two", durability).lines())
        .contains("bind 0.0.0.0", "port 6379", "dir \"/two\"", "save \"\"", setting);
  }
}
