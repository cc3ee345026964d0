package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Provides brokers that are only claimed to be there, or refuses to. */
public final class PlantedBrokers implements BrokerProvider {
  private final Set<BrokerKind> refused = EnumSet.noneOf(BrokerKind.class);
  private final List<BrokerRequest> started = new ArrayList<>();
  private int running;
  private int mostRunning;

  /** From now on, brokers of this kind can't be started. */
  public PlantedBrokers refusing(BrokerKind kind) {
    refused.add(kind);
    return this;
  }

  /** What was asked for, in order. */
  public List<BrokerRequest> started() {
    return started;
  }

  /** How many run now. */
  public int running() {
    return running;
  }

  /** How many ran at the same time at most. */
  public int mostRunning() {
    return mostRunning;
  }

  /** As the real ones' check; refuses what is refused. */
  public void check(Set<BrokerKind> kinds, Set<Durability> durabilities) {
    if (refused.containsAll(kinds) && !kinds.isEmpty()) {
      throw new ProvisionException("planted: no " + kinds);
    }
  }

  @Override
  public RunningBroker start(BrokerRequest request) {
    started.add(request);
    if (refused.contains(request.kind())) {
      throw new ProvisionException("planted refusal");
    }
    running++;
    mostRunning = Math.max(mostRunning, running);
    return new PlantedBroker(request.kind());
  }

  private final class PlantedBroker implements RunningBroker {
    private final BrokerKind kind;

    PlantedBroker(BrokerKind kind) {
      this.kind = kind;
    }

    @Override
    public Endpoint endpoint() {
      return new Endpoint(kind, "planted:0", "planted", null);
    }

    @Override
    public String version() {
      return "planted 1.0";
    }

    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public void close() {
      running--;
    }
  }
}
