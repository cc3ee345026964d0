package io.brokerbench.launch;

import io.brokerbench.launch.Design.Lifetime;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lets forks have brokers, which live as long as the run's design says. Whatever it says, there is
 * one at a time.
 *
 * <p>For one thread.
 */
final class Leases implements AutoCloseable {
  private final BrokerProvider provider;
  private final Lifetime lifetime;
  private final Interruption interruption;

  private @Nullable Kept kept;

  Leases(BrokerProvider provider, Lifetime lifetime, Interruption interruption) {
    this.provider = provider;
    this.lifetime = lifetime;
    this.interruption = interruption;
  }

  private record Kept(BrokerSpec spec, RunningBroker broker) {
    boolean serves(BrokerSpec other) {
      return spec.equals(other) && broker.isAlive();
    }
  }

  /**
   * A broker for a fork.
   *
   * @param log where a broker that is started for it writes to
   * @throws Exception if it can't be provided, or the run was interrupted meanwhile
   */
  Lease take(BrokerSpec spec, Path log) throws Exception {
    if (lifetime == Lifetime.FORK) {
      RunningBroker broker = start(spec, log);
      return new Lease(broker, broker::close);
    }
    if (kept != null && !kept.serves(spec)) {
      close();
    }
    if (kept == null) {
      kept = new Kept(spec, start(spec, log));
    }
    return new Lease(kept.broker(), () -> {});
  }

  private RunningBroker start(BrokerSpec spec, Path log) throws Exception {
    return interruption.interruptible(() -> provider.start(spec, log));
  }

  /** Ends the broker that was kept, if there is one. */
  @Override
  public void close() {
    if (kept != null) {
      RunningBroker broker = kept.broker();
      kept = null;
      broker.close();
    }
  }
}
