package io.brokerbench.provision.local;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.InProcessBroker;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts brokers on this machine, as child processes that never outlive this JVM. */
public final class LocalBrokers implements BrokerProvider {
  private static final Duration READY_DEADLINE = Duration.ofSeconds(30);
  private static final Duration CLASSES_DEADLINE = Duration.ofSeconds(60);

  private final Host host;
  private final Map<String, Path> natsServers;
  private final DataFolders folders;
  private final Startup startup;
  private final AtomicInteger kafkas = new AtomicInteger();
  private List<String> notices = List.of();

  LocalBrokers(Host host, Map<String, Path> natsServers, DataFolders folders, Startup startup) {
    this.host = host;
    this.natsServers = natsServers;
    this.folders = folders;
    this.startup = startup;
  }

  /** With what the surroundings offer. */
  public static LocalBrokers fromEnvironment(Host host) {
    return fromEnvironment(host, Map.of());
  }

  /**
   * With what the surroundings offer, and these nats-server programs by their names. Without any,
   * the one that the surroundings have is the default.
   */
  public static LocalBrokers fromEnvironment(Host host, Map<String, Path> natsServers) {
    return new LocalBrokers(
        host,
        natsServers,
        DataFolders.under(host.workingFolder()),
        new Startup(READY_DEADLINE, LocalBrokers::connect));
  }

  @Override
  public List<String> servers(BrokerKind kind) {
    return kind == BrokerKind.NATS && !natsServers.isEmpty()
        ? List.copyOf(natsServers.keySet())
        : List.of(BrokerSpec.DEFAULT);
  }

  @Override
  public boolean startsChildProcesses() {
    return true;
  }

  /** Also removes what runs left whose launcher and guards were all killed at once. */
  @Override
  public void check(Set<BrokerSpec> specs) {
    notices = OwnedFolder.removeAbandoned(folders.all());
    for (BrokerSpec spec : specs) {
      if (spec.kind() == BrokerKind.NATS) {
        natsServer(spec).check(spec);
      }
      folders.parentFor(spec.durability(), spec.nodes());
    }
  }

  @Override
  public List<String> notices() {
    return notices;
  }

  private NatsServer natsServer(BrokerSpec spec) {
    Path named = natsServers.get(spec.server());
    return named == null ? NatsServer.find(host) : NatsServer.at(named);
  }

  @Override
  public RunningBroker start(BrokerSpec spec, Path log) {
    return switch (spec.kind()) {
      case KAFKA -> start(kafka(), spec, log);
      case NATS -> start(new NatsRecipe(natsServer(spec), spec.durability()), spec, log);
      case INPROC -> new InProcessBroker();
    };
  }

  /**
   * Who starts a second server starts more: from there on an archive of its classes pays. It is
   * made before that start and not beside it, because a server might be measured then.
   */
  private KafkaRecipe kafka() {
    KafkaRecipe recipe = new KafkaRecipe(host);
    if (kafkas.incrementAndGet() == 2) {
      recipe.makeClasses(CLASSES_DEADLINE);
    }
    return recipe;
  }

  private RunningBroker start(BrokerRecipe recipe, BrokerSpec spec, Path log) {
    String name =
        "brokerbench-"
            + recipe.kind().name().toLowerCase(Locale.ROOT)
            + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    Path parent = folders.parentFor(spec.durability(), spec.nodes());
    try (ReservedPorts ports = ReservedPorts.of(spec.nodes())) {
      return startup.start(recipe, Cluster.of(parent, name, log, ports.numbers()));
    }
  }

  private static void connect(Endpoint endpoint) {
    BrokerAdapter.of(endpoint.kind()).connect(endpoint).close();
  }
}
