package io.brokerbench.provision;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.RunId;
import io.brokerbench.broker.RunNames;
import io.brokerbench.broker.ServerFacts;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.TopicSpec;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Brokers that are there already, and stay. Nothing of them is configured or stopped, and nothing
 * on them is touched but what has this run's id in its name, of which nothing is left, and what is
 * left from runs that are over.
 */
public final class ExternalBrokers implements BrokerProvider {
  private static final int MOST_NAMES = 5;

  /** Bytes; some servers take no topic without a bound. */
  private static final long LITTLE = 1 << 16;

  private final Map<BrokerKind, Endpoint> given = new EnumMap<>(BrokerKind.class);
  private final Map<BrokerKind, ServerFacts> known = new EnumMap<>(BrokerKind.class);
  private final Map<BrokerKind, Set<String>> met = new EnumMap<>(BrokerKind.class);
  private final Map<BrokerKind, Set<String>> unclaimed = new EnumMap<>(BrokerKind.class);
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
    return kind == BrokerKind.INPROC || given.containsKey(kind)
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
            .filter(spec -> spec.kind() != BrokerKind.INPROC)
            .sorted(
                Comparator.comparing(BrokerSpec::kind)
                    .thenComparing(BrokerSpec::nodes)
                    .thenComparing(BrokerSpec::durability))
            .toList();
    external.forEach(this::refuseWhatCannotBeProved);
    external.forEach(this::rehearse);
  }

  private void refuseWhatCannotBeProved(BrokerSpec spec) {
    Endpoint endpoint = endpoint(spec.kind());
    if (spec.kind() == BrokerKind.KAFKA && spec.durability() == Durability.MEMORY) {
      throw new ProvisionException(
          "-p durability=MEMORY: where Kafka at "
              + endpoint.address()
              + " keeps its data is not for a client to choose, nor to find out. Measure -p"
              + " durability=DISK, the default here, or FSYNC.");
    }
    if (spec.kind() == BrokerKind.NATS
        && spec.durability() == Durability.FSYNC
        && endpoint.monitors().isEmpty()) {
      throw new ProvisionException(
          "-p durability=FSYNC: whether NATS at "
              + endpoint.address()
              + " flushes each message (sync_interval: always) only its monitor tells. Give"
              + " --nats-monitor http://HOST:PORT, one for each server.");
    }
  }

  /** Also what is left from runs that are over is found then. */
  private void rehearse(BrokerSpec spec) {
    refuseTooFewServers(spec, provided(() -> facts(spec.kind())));
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

  private static Storage storage(BrokerSpec spec) {
    return new Storage(spec.durability(), spec.nodes()).keeping(LITTLE);
  }

  private ServerFacts facts(BrokerKind kind) {
    return known.computeIfAbsent(kind, unknown -> BrokerAdapter.of(unknown).ask(endpoint(unknown)));
  }

  private void refuseTooFewServers(BrokerSpec spec, ServerFacts facts) {
    Endpoint endpoint = endpoint(spec.kind());
    if (spec.nodes() > facts.nodes()) {
      throw new ProvisionException(
          "-p replicas="
              + spec.nodes()
              + " needs as many servers; at "
              + endpoint.address()
              + " answers "
              + facts.nodes()
              + (spec.kind() == BrokerKind.NATS
                  ? ". Give the addresses of all servers of the cluster."
                  : ". Give a larger cluster, or fewer replicas."));
    }
    if (spec.kind() == BrokerKind.NATS
        && spec.durability() == Durability.FSYNC
        && endpoint.monitors().size() < facts.nodes()) {
      throw new ProvisionException(
          "-p durability=FSYNC: each of the "
              + facts.nodes()
              + " NATS servers has to prove that it flushes each message; --nats-monitor names "
              + endpoint.monitors().size()
              + " of their monitors.");
    }
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
    unclaimed.forEach((kind, names) -> notices.add(unclaimed(kind, names)));
    met.forEach((kind, runs) -> notices.add(shared(kind, runs, "uses")));
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

  private static String unclaimed(BrokerKind kind, Collection<String> names) {
    return kind
        + " also has, from no run that is known, "
        + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "")
        + ". They are left alone; remove them if nobody needs them.";
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    met.forEach((kind, runs) -> remarks.add(shared(kind, runs, "used")));
    return remarks;
  }

  private String shared(BrokerKind kind, Set<String> runs, String verb) {
    return "SHARED SERVERS: "
        + (runs.size() == 1 ? "another run" : runs.size() + " other runs")
        + " of Brokerbench "
        + (runs.size() == 1 ? verb : verb.replace("uses", "use"))
        + " "
        + kind
        + " at "
        + endpoint(kind).address()
        + " at the same time. What is measured there is the speed of shared servers.";
  }

  @Override
  public RunningBroker start(BrokerSpec spec, Path log) {
    if (spec.kind() == BrokerKind.INPROC) {
      return new InProcessBroker();
    }
    return start(spec);
  }

  private RunningBroker start(BrokerSpec spec) {
    ServerFacts facts = provided(() -> facts(spec.kind()));
    Endpoint endpoint = identified(spec.kind());
    Presence presence =
        provided(() -> Presence.begin(endpoint, run, storage(spec), InstantSource.system()));
    note(met, spec.kind(), presence.met());
    note(unclaimed, spec.kind(), presence.unclaimed());
    return new ExternalBroker(endpoint.with(new RunNames(run)), facts.version(), presence);
  }

  private static void note(
      Map<BrokerKind, Set<String>> noted, BrokerKind kind, Collection<String> found) {
    if (!found.isEmpty()) {
      noted.computeIfAbsent(kind, unknown -> new TreeSet<>()).addAll(found);
    }
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
    return BrokerAdapter.of(endpoint.kind()).connect(endpoint);
  }

  private interface Work<T> {
    T run();
  }

  private static <T> T provided(Work<T> work) {
    try {
      return work.run();
    } catch (BrokerException e) {
      throw new ProvisionException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Somebody else's broker, for the time of a fork. */
  private final class ExternalBroker implements RunningBroker {
    private final Endpoint endpoint;
    private final String version;
    private final Presence presence;

    ExternalBroker(Endpoint endpoint, String version, Presence presence) {
      this.endpoint = endpoint;
      this.version = version;
      this.presence = presence;
    }

    @Override
    public Endpoint endpoint() {
      return endpoint;
    }

    @Override
    public String version() {
      return version;
    }

    /** Its end would be noticed by whoever uses it, and by {@link #close}. */
    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public CompletableFuture<?> onEnd() {
      return new CompletableFuture<>();
    }

    /** The broker stays; what a fork that was ended has left on it doesn't. */
    @Override
    public void close() {
      try {
        presence.close();
      } catch (BrokerException e) {
        throw new ProvisionException(
            e.getMessage()
                + " What is named "
                + Broker.PREFIX
                + run
                + "-* may still be there; the next run removes it if it can.",
            e);
      } finally {
        note(met, endpoint.kind(), presence.met());
      }
    }
  }
}
