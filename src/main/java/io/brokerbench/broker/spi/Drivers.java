package io.brokerbench.broker.spi;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.census.Owners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The drivers on the class path, in the order of its lines. */
public final class Drivers {
  /** What stands where no broker is named: the launcher puts {@link #defaults} there. */
  public static final String DEFAULTS = "default";

  private Drivers() {}

  /** Found when they are first asked for: plug-ins are on the class path by then. */
  private static final class Loaded {
    static final Map<BrokerKind, BrokerDriver> ALL = find();
  }

  private static Map<BrokerKind, BrokerDriver> find() {
    Map<BrokerKind, BrokerDriver> found = new LinkedHashMap<>();
    try {
      for (BrokerDriver driver : ServiceLoader.load(BrokerDriver.class)) {
        BrokerDriver other = found.putIfAbsent(driver.kind(), driver);
        if (other != null) {
          throw new BrokerException(
              "Two drivers are called "
                  + driver.kind()
                  + ": "
                  + other.getClass().getName()
                  + " and "
                  + driver.getClass().getName()
                  + ". Leave one out.");
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new BrokerException("A driver can't be used: " + e.getMessage(), e);
    }
    return found;
  }

  /** All of them. */
  public static Stream<BrokerDriver> all() {
    return Loaded.ALL.values().stream();
  }

  /** The names of all. */
  public static List<BrokerKind> kinds() {
    return List.copyOf(Loaded.ALL.keySet());
  }

  /** The names of those with servers of their own, which somebody has to start. */
  public static List<BrokerKind> kindsWithServers() {
    return all().filter(driver -> !driver.isInProcess()).map(BrokerDriver::kind).toList();
  }

  /** The names of those that are measured where none is named. */
  public static List<BrokerKind> defaults() {
    return all().filter(BrokerDriver::isMeasuredByDefault).map(BrokerDriver::kind).toList();
  }

  /**
   * The driver of a broker.
   *
   * @throws BrokerException if there is none
   */
  public static BrokerDriver of(BrokerKind kind) {
    return named(kind.name());
  }

  /**
   * The driver of a broker.
   *
   * @param name as {@code -p broker} has it
   * @throws BrokerException if there is none
   */
  public static BrokerDriver named(String name) {
    return all()
        .filter(driver -> driver.kind().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BrokerException(
                    "-p broker="
                        + name
                        + ": broker is "
                        + kinds().stream().map(BrokerKind::name).collect(Collectors.joining(", "))
                        + "."));
  }

  /** Whether a name is that of a broker without servers; not so if nobody knows the name. */
  public static boolean isInProcess(String name) {
    return all().anyMatch(driver -> driver.kind().name().equals(name) && driver.isInProcess());
  }

  /** Speaks to a broker. */
  public static BrokerAdapter adapter(BrokerKind kind) {
    return of(kind).adapter();
  }

  /**
   * Connects as an endpoint says.
   *
   * @throws BrokerException as {@link BrokerAdapter#connect} does
   */
  public static Broker connect(Endpoint endpoint) {
    return adapter(endpoint.kind()).connect(endpoint);
  }

  /**
   * Where a broker is, for a benchmark in this JVM; one that lives in it needs no endpoints file.
   *
   * @throws BrokerException if there is no such file, or the broker isn't in it
   */
  public static Endpoint endpointOf(BrokerKind kind) {
    return of(kind).isInProcess() ? Endpoint.inProcess(kind) : EndpointsFile.endpointOf(kind);
  }

  /** Whose threads may be found in a benchmark's JVM. */
  public static Owners threadOwners() {
    return new Owners(all().flatMap(driver -> driver.threads().stream()).toList());
  }

  /** The versions of all clients' libraries, by name. */
  public static Map<String, String> clientVersions() {
    Map<String, String> versions = new LinkedHashMap<>();
    all().forEach(driver -> versions.putAll(driver.clientVersions()));
    return versions;
  }
}
