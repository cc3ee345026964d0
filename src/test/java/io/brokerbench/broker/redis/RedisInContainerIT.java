package io.brokerbench.broker.redis;

import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.provision.containers.InContainerContract;
import io.brokerbench.provision.containers.LocalImages;
import io.brokerbench.provision.containers.NeedsDocker;

/** The contract, held by a redis-server in a container. */
@NeedsDocker
class RedisInContainerIT extends InContainerContract {
  RedisInContainerIT() {
    super(Kinds.REDIS, LocalImages::redis);
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return topics * partitions;
  }
}
