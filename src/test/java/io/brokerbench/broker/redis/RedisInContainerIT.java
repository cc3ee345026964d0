package io.brokerbench.broker.redis;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerContract;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.containers.ContainerBrokers;
import io.brokerbench.provision.containers.LocalImages;
import io.brokerbench.provision.containers.NeedsDocker;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by a redis-server in a container. */
@NeedsDocker
class RedisInContainerIT extends BrokerContract {
  @TempDir static Path temp;
  private static @Nullable RunningBroker server;

  /** Only tests that aren't skipped come here. */
  private static RunningBroker server() {
    if (server == null) {
      server =
          new ContainerBrokers(
                  Host.current(),
                  Map.of(Kinds.REDIS, Map.of(BrokerSpec.DEFAULT, LocalImages.redis())))
              .start(BrokerSpec.single(Kinds.REDIS, Durability.MEMORY), temp.resolve("redis.log"));
    }
    return server;
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected Broker connect() {
    return new RedisAdapter().connect(server().endpoint());
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return topics * partitions;
  }
}
