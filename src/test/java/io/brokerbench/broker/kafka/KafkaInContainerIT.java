package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.provision.containers.InContainerContract;
import io.brokerbench.provision.containers.LocalImages;
import io.brokerbench.provision.containers.NeedsDocker;

/** The contract, held by a Kafka broker in a container. */
@NeedsDocker
class KafkaInContainerIT extends InContainerContract {
  KafkaInContainerIT() {
    super(Kinds.KAFKA, LocalImages::kafka);
  }

  /** What a local Kafka tells comes from a monitor that the image lacks. */
  @Override
  protected boolean tellsConnections() {
    return false;
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return topics * partitions;
  }
}
