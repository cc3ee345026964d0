package io.brokerbench.provision.external;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.RunNames;
import io.brokerbench.broker.ServerFacts;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.InProcessBroker;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brokers that are there already, and stay. Nothing of them is configured or stopped, and nothing
 * on them is touched but what has this run's id in its name, of which nothing is left, and what is
 * left from runs that are over.
 */
public final class ExternalBrokers implements BrokerProvider {
  /** Bytes; some servers take no topic without a bound. */
  private static final long LITTLE = 1 << 16;

  private final Map<BrokerKind, Endpoint> given = new TreeMap<>();
  private final Map<BrokerKind, ServerFacts> known = new TreeMap<>();
  private final GuestBook guests = new GuestBook();
  private final String run = RunId.next();

  /**
   * With the endpoints that were given, one of a kind; who they are is found out.
   *
   * @param endpoints with an identity that doesn't matter
   */
  public ExternalBrokers(Collection<Endpoint> endpoints) {
    endpoints.forEach(endpoint -> given.put(endpoint.kind(), endpoint));
  }

  @Override
  public List<String> servers(BrokerKind kind) {
    return Drivers.of(kind).isInProcess() || given.containsKey(kind)
        ? List.of(BrokerSpec.DEFAULT)
        : List.of();
  }

  @Override
  public boolean startsBrokers() {
    return false;
  }

  /** What a server does unless told otherwise. */
  @Override
  public Durability usualDurability() {
    return Durability.DISK;
  }

  /** Asks each who it is, and has each keep a topic for a moment as the run will need it. */
  @Override
  public void check(Set<BrokerSpec> specs) {
    List<BrokerSpec> external =
        specs.stream()
            .filter(spec -> !Drivers.of(spec.kind()).isInProcess())
            .sorted(
                Comparator.comparing(BrokerSpec::kind)
                    .thenComparing(BrokerSpec::nodes)
                    .thenComparing(BrokerSpec::durability))
            .toList();
    external.forEach(spec -> needs(spec).refuseWhatCannotBeProved());
    external.forEach(this::rehearse);
  }

  /** Also what is left from runs that are over is found then. */
  private void rehearse(BrokerSpec spec) {
    needs(spec).refuseTooFewServers(provided(() -> facts(spec.kind())));
    try (RunningBroker running = start(spec)) {
      provided(
          () -> {
            try (Broker broker = connect(running.endpoint())) {
              return broker.createTopics(TopicSpec.series("rehearsal", 1, 1), storage(spec));
            }
          });
    } catch (ProvisionException e) {
      throw e.withSuppressed();
    }
  }

  private ServerNeeds needs(BrokerSpec spec) {
    return new ServerNeeds(spec, endpoint(spec.kind()));
  }

  private static Storage storage(BrokerSpec spec) {
    return new Storage(spec.durability(), spec.nodes()).keeping(LITTLE);
  }

  private ServerFacts facts(BrokerKind kind) {
    return known.computeIfAbsent(kind, unknown -> Drivers.adapter(unknown).ask(endpoint(unknown)));
  }

  @Override
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    known.forEach(
        (kind, facts) ->
            notices.add(
                kind
                    + " at "
                    + endpoint(kind).address()
                    + ": "
                    + facts.identity()
                    + ", version "
                    + facts.version()
                    + ", "
                    + facts.nodes()
                    + (facts.nodes() == 1 ? " server" : " servers")));
    if (!notices.isEmpty()) {
      notices.add(
          "These brokers are yours: only what is named "
              + Broker.PREFIX
              + run
              + "-* is made and removed, and what is left from runs that are over.");
    }
    notices.addAll(guests.notices());
    return notices;
  }

  /**
   * What runs have on the servers of a kind; nothing is changed there.
   *
   * @throws ProvisionException if they can't be asked
   */
  public ServerGuests guests(BrokerKind kind) {
    return provided(
        () -> {
          try (Broker broker = connect(identified(kind))) {
            SharedNames names = SharedNames.of(broker.allNames(), InstantSource.system().instant());
            return new ServerGuests(
                endpoint(kind).address(), names.living().size(), names.stale(), names.unknown());
          }
        });
  }

  /** The kinds that were given. */
  public Set<BrokerKind> kinds() {
    return Set.copyOf(given.keySet());
  }

  @Override
  public List<String> remarks() {
    return guests.remarks();
  }

  @Override
  public RunningBroker start(BrokerSpec spec, Path log) {
    if (Drivers.of(spec.kind()).isInProcess()) {
      return new InProcessBroker(spec.kind());
    }
    return start(spec);
  }

  private RunningBroker start(BrokerSpec spec) {
    ServerFacts facts = provided(() -> facts(spec.kind()));
    Endpoint endpoint = identified(spec.kind());
    Presence presence =
        provided(() -> Presence.begin(endpoint, run, storage(spec), InstantSource.system()));
    guests.note(endpoint, presence);
    return new ExternalBroker(endpoint.with(new RunNames(run)), facts.version(), presence, guests);
  }

  private Endpoint endpoint(BrokerKind kind) {
    Endpoint endpoint = given.get(kind);
    if (endpoint == null) {
      throw new ProvisionException("No " + kind + " was given.");
    }
    return endpoint;
  }

  /** The endpoint, of nobody else than answered at first. */
  private Endpoint identified(BrokerKind kind) {
    Endpoint endpoint = endpoint(kind);
    return new Endpoint(
        kind,
        endpoint.address(),
        facts(kind).identity(),
        endpoint.monitors(),
        endpoint.clientConfig(),
        RunNames.ALL);
  }

  private static Broker connect(Endpoint endpoint) {
    return Drivers.connect(endpoint);
  }

  private interface BrokerCall<T> {
    T run();
  }

  private static <T> T provided(BrokerCall<T> work) {
    try {
      return work.run();
    } catch (BrokerException e) {
      throw new ProvisionException(String.valueOf(e.getMessage()), e);
    }
  }
}
