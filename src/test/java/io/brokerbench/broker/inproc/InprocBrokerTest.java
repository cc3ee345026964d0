package io.brokerbench.broker.inproc;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerContract;

class InprocBrokerTest extends BrokerContract {
  private static final InprocServer SERVER = new InprocServer();

  @Override
  protected Broker connect() {
    return new InprocBroker(SERVER);
  }

  @Override
  protected int logs(int topics, int partitions) {
    return topics;
  }
}
