package io.brokerbench.launch;

import io.brokerbench.console.Interruption;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.request.Cell;
import io.brokerbench.request.Design.Lifetime;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets forks have brokers, which live as long as the run's design says. Those that wait for their
 * next fork are idle; there are {@link Lifetime#mostAlive} at a time.
 *
 * <p>For one thread.
 */
final class Leases implements AutoCloseable {
  private final BrokerProvider provider;
  private final Lifetime lifetime;
  private final Interruption interruption;

  /** In the order of their last use, the one used longest ago first. */
  private final Map<BrokerSpec, Life> alive = new LinkedHashMap<>();

  private final Map<BrokerSpec, Integer> lives = new HashMap<>();

  Leases(BrokerProvider provider, Lifetime lifetime, Interruption interruption) {
    this.provider = provider;
    this.lifetime = lifetime;
    this.interruption = interruption;
  }

  /** A running broker, and how many forks of each cell it has served. */
  private record Life(int number, RunningBroker broker, Map<Cell, Integer> served) {
    boolean serves(Cell cell, int forks) {
      return broker.isAlive() && served.getOrDefault(cell, 0) < forks;
    }
  }

  /**
   * A broker for a fork.
   *
   * @param log where a broker that is started for it writes to
   * @throws Exception if it can't be provided, or the run was interrupted meanwhile
   */
  Lease take(BrokerSpec spec, Cell cell, Path log) throws Exception {
    boolean known = lives.containsKey(spec);
    if (!provider.startsBrokers()) {
      lives.put(spec, 1);
      RunningBroker broker = start(spec, log);
      return new Lease(broker, 1, !known, broker::close);
    }
    if (lifetime == Lifetime.FORK || cell.isCold()) {
      discard(spec);
      makeRoom();
      RunningBroker broker = start(spec, log);
      return new Lease(broker, lives.merge(spec, 1, Integer::sum), true, broker::close);
    }
    Life kept = alive.remove(spec);
    boolean fresh = kept == null || !kept.serves(cell, lifetime.forks());
    if (kept != null && fresh) {
      kept.broker().close();
    }
    Life life = kept == null || fresh ? begin(spec, log) : kept;
    alive.put(spec, life);
    life.served().merge(cell, 1, Integer::sum);
    return new Lease(life.broker(), life.number(), fresh, () -> {});
  }

  private Life begin(BrokerSpec spec, Path log) throws Exception {
    makeRoom();
    RunningBroker broker = start(spec, log);
    return new Life(lives.merge(spec, 1, Integer::sum), broker, new HashMap<>());
  }

  private RunningBroker start(BrokerSpec spec, Path log) throws Exception {
    return interruption.interruptible(() -> provider.start(spec, log));
  }

  private void makeRoom() {
    while (alive.size() >= lifetime.mostAlive()) {
      discard(alive.keySet().iterator().next());
    }
  }

  /** Ends a broker that no fork is to have again; has no effect if there is none. */
  void discard(BrokerSpec spec) {
    Life life = alive.remove(spec);
    if (life != null) {
      life.broker().close();
    }
  }

  /** Ends the brokers that still live; the first failure is thrown after all were tried. */
  @Override
  public void close() {
    @Nullable RuntimeException failure = null;
    while (!alive.isEmpty()) {
      try {
        discard(alive.keySet().iterator().next());
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
