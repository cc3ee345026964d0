package io.brokerbench.broker.inproc;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.LayoutContract;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.Topic;
import java.util.List;

class InprocBrokerTest extends LayoutContract {
  private static final InprocServer SERVER = new InprocServer();

  @Override
  protected Broker connect() {
    return new InprocBroker(SERVER);
  }

  @Override
  protected int logs(int topics, int partitions, StreamLayout streams) {
    return topics;
  }

  @Override
  protected DeliveryLoop.Source<?> join(List<Topic> topics) {
    return new InprocSource(topics.stream().map(SERVER::log).toList());
  }
}
