package io.brokerbench.broker.inproc;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.Traits;
import java.util.Optional;
import java.util.Set;

/** The in-process broker, which has no servers. */
public final class InprocDriver implements BrokerDriver {
  private final InprocAdapter adapter = new InprocAdapter();

  @Override
  public BrokerAdapter adapter() {
    return adapter;
  }

  @Override
  public String title() {
    return "In-process";
  }

  @Override
  public Traits traits() {
    return Traits.unpartitioned(Set.of("streams", "partitions", "retained"));
  }

  @Override
  public Optional<String> refusal(Storage storage) {
    return storage.compression() == Compression.NONE
        ? Optional.empty()
        : Optional.of(
            "-p compression="
                + storage.compression()
                + ": INPROC compresses nothing. Measure a broker that has servers.");
  }
}
