package io.brokerbench.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The file by which the launcher tells a benchmark's JVM where the brokers are: Java properties, as
 * in {@code kafka.address}, {@code kafka.identity}, {@code kafka.monitor}.
 */
public final class EndpointsFile {
  /** The system property that holds the file's path in a benchmark's JVM. */
  public static final String PROPERTY = "brokerbench.endpoints";

  private EndpointsFile() {}

  /** Writes the endpoints to the file, replacing it. */
  public static void write(Path file, Collection<Endpoint> endpoints) throws IOException {
    Properties properties = new Properties();
    for (Endpoint endpoint : endpoints) {
      String prefix = prefix(endpoint.kind());
      properties.setProperty(prefix + "address", endpoint.address());
      properties.setProperty(prefix + "identity", endpoint.identity());
      if (endpoint.monitor() != null) {
        properties.setProperty(prefix + "monitor", endpoint.monitor().toString());
      }
    }
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "Brokers of a Brokerbench run");
    }
  }

  /** Reads the endpoints that the file names; kinds that it doesn't name are absent. */
  public static Map<BrokerKind, Endpoint> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<BrokerKind, Endpoint> endpoints = new EnumMap<>(BrokerKind.class);
    for (BrokerKind kind : BrokerKind.values()) {
      String address = properties.getProperty(prefix(kind) + "address");
      if (address != null) {
        String monitor = properties.getProperty(prefix(kind) + "monitor");
        endpoints.put(
            kind,
            new Endpoint(
                kind,
                address,
                properties.getProperty(prefix(kind) + "identity", ""),
                monitor == null ? null : URI.create(monitor)));
      }
    }
    return endpoints;
  }

  /**
   * The endpoint of a broker for a benchmark in this JVM, from the file that {@link #PROPERTY}
   * names. The in-process broker needs no file.
   *
   * @throws BrokerException if there is no such file, or the broker isn't in it
   */
  public static Endpoint endpointOf(BrokerKind kind) {
    if (kind == BrokerKind.INPROC) {
      return Endpoint.inProcess();
    }
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      throw new BrokerException(
          "No brokers: the system property "
              + PROPERTY
              + " is not set. Start benchmarks with java -jar benchmarks.jar, which provides"
              + " them.");
    }
    try {
      Endpoint endpoint = read(Path.of(file)).get(kind);
      if (endpoint == null) {
        throw new BrokerException("The endpoints file " + file + " names no " + kind + " broker.");
      }
      return endpoint;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the endpoints file " + file, e);
    }
  }

  private static String prefix(BrokerKind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + ".";
  }
}
