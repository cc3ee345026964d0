package io.brokerbench.standing;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.LogTail;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The brokers that are held together, and end together. For one thread. */
final class RunningBrokers implements AutoCloseable {
  private final List<Logged> brokers = new ArrayList<>();

  /** A broker, and where it logs to. */
  record Logged(BrokerSpec spec, RunningBroker broker, Path log) {}

  void add(BrokerSpec spec, RunningBroker broker, Path log) {
    brokers.add(new Logged(spec, broker, log));
  }

  List<Logged> all() {
    return List.copyOf(brokers);
  }

  List<Endpoint> endpoints() {
    return brokers.stream().map(held -> held.broker().endpoint()).toList();
  }

  /**
   * Notices a broker that has ended by itself.
   *
   * @throws UnavailableException with what it had to say
   */
  void check() {
    for (Logged held : brokers) {
      if (!held.broker().isAlive()) {
        throw new UnavailableException(
            "The "
                + held.spec().label()
                + " broker ended by itself; the others are ended too. "
                + LogTail.of(held.log()));
      }
    }
  }

  /** Ends them in reverse order; one that can't be ended doesn't save the others. */
  @Override
  public void close() {
    RuntimeException first = null;
    for (int i = brokers.size() - 1; i >= 0; i--) {
      try {
        brokers.get(i).broker().close();
      } catch (RuntimeException e) {
        first = with(first, e);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static RuntimeException with(@Nullable RuntimeException first, RuntimeException next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }
}
