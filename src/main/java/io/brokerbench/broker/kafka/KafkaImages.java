package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.spi.ContainerServers;
import io.brokerbench.provision.ContainerRecipe;

/** Kafka's images. */
final class KafkaImages implements ContainerServers {
  /** The version of the Kafka client, and so of the server that {@code --brokers local} starts. */
  static final String DEFAULT = "apache/kafka:4.4.0";

  @Override
  public String defaultImage() {
    return DEFAULT;
  }

  @Override
  public ContainerRecipe recipe(String image, String name, Durability durability) {
    return new ContainerKafka(image);
  }
}
