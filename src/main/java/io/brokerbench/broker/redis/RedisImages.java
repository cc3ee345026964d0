package io.brokerbench.broker.redis;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.spi.ContainerServers;
import io.brokerbench.provision.ContainerRecipe;

/** Redis' images. */
final class RedisImages implements ContainerServers {
  static final String DEFAULT = "redis:8.2";

  @Override
  public String defaultImage() {
    return DEFAULT;
  }

  @Override
  public ContainerRecipe recipe(String image, String name, Durability durability) {
    return new ContainerRedis(image, name, durability);
  }
}
