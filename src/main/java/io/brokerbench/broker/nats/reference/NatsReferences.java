package io.brokerbench.broker.nats.reference;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.nats.NatsAdapter;
import io.brokerbench.crosscheck.BrokerUnderTest;
import io.brokerbench.crosscheck.Implementation;
import io.brokerbench.crosscheck.References;
import io.brokerbench.crosscheck.Size;
import java.util.List;

/** {@link JnatsLoop}, either way. */
public final class NatsReferences implements References {
  private static final String NAME = "bare jnats";

  @Override
  public BrokerKind kind() {
    return NatsAdapter.KIND;
  }

  /** Messages are slower than those of some others. */
  @Override
  public Size size() {
    return new Size(100_000, 200_000, 3, 3, "1s");
  }

  @Override
  public List<Integer> windows() {
    return List.of(1_000);
  }

  @Override
  public String publisher() {
    return NAME;
  }

  @Override
  public String reader() {
    return NAME;
  }

  @Override
  public Implementation publishing(BrokerUnderTest broker, Size size, int inFlight, String tools) {
    return JnatsImplementation.publishing(broker, size, inFlight);
  }

  @Override
  public Implementation reading(BrokerUnderTest broker, Size size, String tools) {
    return JnatsImplementation.reading(broker, size);
  }
}
