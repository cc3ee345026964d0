package io.brokerbench.broker.nats;

import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.provision.containers.InContainerContract;
import io.brokerbench.provision.containers.LocalImages;
import io.brokerbench.provision.containers.NeedsDocker;

/** The contract, held by a nats-server in a container. */
@NeedsDocker
class NatsInContainerIT extends InContainerContract {
  NatsInContainerIT() {
    super(Kinds.NATS, () -> LocalImages.nats("nats-server"));
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return streams == StreamLayout.ONE ? 1 : topics;
  }
}
