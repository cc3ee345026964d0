package io.brokerbench.provision;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Starts brokers on this machine, as child processes that never outlive this JVM. */
public final class LocalBrokers implements BrokerProvider {
  private static final Duration READY_DEADLINE = Duration.ofSeconds(30);

  private final Host host;
  private final DataFolders folders;
  private final Startup startup;

  LocalBrokers(Host host, DataFolders folders, Startup startup) {
    this.host = host;
    this.folders = folders;
    this.startup = startup;
  }

  /** With what the surroundings offer. */
  public static LocalBrokers fromEnvironment(Host host) {
    return new LocalBrokers(
        host,
        DataFolders.under(host.workingFolder()),
        new Startup(READY_DEADLINE, LocalBrokers::connect));
  }

  /**
   * Finds out whether brokers of these kinds could be started with these promises, before anything
   * is.
   *
   * @throws ProvisionException if not
   */
  public void check(Set<BrokerKind> kinds, Set<Durability> durabilities) {
    if (kinds.contains(BrokerKind.NATS)) {
      NatsServer.find(host);
    }
    durabilities.forEach(folders::parentFor);
  }

  @Override
  public RunningBroker start(BrokerRequest request) {
    return switch (request.kind()) {
      case KAFKA -> start(new KafkaRecipe(host), request);
      case NATS -> start(new NatsRecipe(NatsServer.find(host)), request);
      case INPROC -> new InProcessBroker();
    };
  }

  private RunningBroker start(BrokerRecipe recipe, BrokerRequest request) {
    String name =
        "brokerbench-"
            + recipe.kind().name().toLowerCase(Locale.ROOT)
            + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    Path folder = folders.parentFor(request.durability()).resolve(name);
    return startup.start(recipe, folder, request.log());
  }

  private static void connect(Endpoint endpoint) {
    BrokerAdapter.of(endpoint.kind()).connect(endpoint).close();
  }

  /** Nothing to start: it lives in each benchmark's JVM. */
  private record InProcessBroker() implements RunningBroker {
    @Override
    public Endpoint endpoint() {
      return Endpoint.inProcess();
    }

    @Override
    public String version() {
      return "in-process";
    }

    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public void close() {}
  }
}
