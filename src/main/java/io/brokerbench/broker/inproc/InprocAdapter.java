package io.brokerbench.broker.inproc;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;

/** The in-process broker: one for the whole JVM. */
public final class InprocAdapter implements BrokerAdapter {
  /** Its name. */
  public static final BrokerKind KIND = new BrokerKind("INPROC");

  private static final InprocServer SERVER = new InprocServer();

  @Override
  public BrokerKind kind() {
    return KIND;
  }

  @Override
  public Broker connect(Endpoint endpoint) {
    return new InprocBroker(SERVER);
  }
}
