package io.brokerbench.provision.local;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.Drivers;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts brokers on this machine, as child processes that never outlive this JVM. */
public final class LocalBrokers implements BrokerProvider {
  private static final Duration READY_DEADLINE = Duration.ofSeconds(30);

  private final Host host;
  private final Map<BrokerKind, Map<String, Path>> programs;
  private final DataFolders folders;
  private final Startup startup;
  private List<String> notices = List.of();

  LocalBrokers(
      Host host,
      Map<BrokerKind, Map<String, Path>> programs,
      DataFolders folders,
      Startup startup) {
    this.host = host;
    this.programs = programs;
    this.folders = folders;
    this.startup = startup;
  }

  /** With what the surroundings offer. */
  public static LocalBrokers fromEnvironment(Host host) {
    return fromEnvironment(host, Map.of());
  }

  /**
   * With what the surroundings offer, and these programs of brokers by the servers' names. Without
   * any, the one that the surroundings have is the default.
   */
  public static LocalBrokers fromEnvironment(
      Host host, Map<BrokerKind, Map<String, Path>> programs) {
    return new LocalBrokers(
        host,
        programs,
        DataFolders.under(host.workingFolder()),
        new Startup(READY_DEADLINE, endpoint -> Drivers.connect(endpoint).close()));
  }

  @Override
  public List<String> servers(BrokerKind kind) {
    Map<String, Path> named = programs.getOrDefault(kind, Map.of());
    if (!named.isEmpty()) {
      return List.copyOf(named.keySet());
    }
    BrokerDriver driver = Drivers.of(kind);
    return driver.isInProcess() || driver.local().isPresent()
        ? List.of(BrokerSpec.DEFAULT)
        : List.of();
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
      Drivers.of(spec.kind())
          .local()
          .ifPresent(servers -> servers.check(host, spec, program(spec)));
      folders.parentFor(spec.durability(), spec.nodes());
    }
  }

  @Override
  public List<String> notices() {
    return notices;
  }

  private @Nullable Path program(BrokerSpec spec) {
    return programs.getOrDefault(spec.kind(), Map.of()).get(spec.server());
  }

  @Override
  public RunningBroker start(BrokerSpec spec, Path log) {
    return Drivers.of(spec.kind())
        .local()
        .<RunningBroker>map(servers -> start(servers.recipe(host, spec, program(spec)), spec, log))
        .orElseGet(() -> new InProcessBroker(spec.kind()));
  }

  private RunningBroker start(BrokerRecipe recipe, BrokerSpec spec, Path log) {
    String name = recipe.kind().newIdentity();
    Path parent = folders.parentFor(spec.durability(), spec.nodes());
    try (ReservedPorts ports = ReservedPorts.of(spec.nodes())) {
      return startup.start(recipe, Cluster.of(parent, name, log, ports.numbers()));
    }
  }
}
