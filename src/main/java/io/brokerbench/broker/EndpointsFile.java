package io.brokerbench.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file by which the launcher tells a benchmark's JVM where the brokers are: Java properties, as
 * in {@code kafka.address}, {@code kafka.identity}, {@code kafka.monitors}, {@code
 * kafka.client-config}, {@code kafka.run}.
 */
public final class EndpointsFile {
  /** The system property that holds the file's path in a benchmark's JVM. */
  public static final String PROPERTY = "brokerbench.endpoints";

  /** The environment variable that does so where the property isn't set: all forks inherit it. */
  public static final String VARIABLE = "BROKERBENCH_ENDPOINTS";

  private static final String TITLE = "Brokers of a Brokerbench run";

  private EndpointsFile() {}

  /** Writes the endpoints to the file, replacing it. */
  public static void write(Path file, Collection<Endpoint> endpoints) throws IOException {
    Properties properties = new Properties();
    for (Endpoint endpoint : endpoints) {
      String prefix = prefix(endpoint.kind());
      properties.setProperty(prefix + "address", endpoint.address());
      properties.setProperty(prefix + "identity", endpoint.identity());
      properties.setProperty(
          prefix + "monitors",
          endpoint.monitors().stream().map(URI::toString).collect(Collectors.joining(",")));
      if (endpoint.clientConfig() != null) {
        properties.setProperty(prefix + "client-config", endpoint.clientConfig().toString());
      }
      if (endpoint.names().run() != null) {
        properties.setProperty(prefix + "run", endpoint.names().run());
      }
    }
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, TITLE);
    }
  }

  /** Whether a file was written by this class, and so may be replaced. */
  public static boolean isOne(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return ("#" + TITLE).equals(reader.readLine());
    } catch (CharacterCodingException e) {
      return false;
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
        String clientConfig = properties.getProperty(prefix(kind) + "client-config");
        endpoints.put(
            kind,
            new Endpoint(
                kind,
                address,
                properties.getProperty(prefix(kind) + "identity", ""),
                uris(properties.getProperty(prefix(kind) + "monitors", "")),
                clientConfig == null ? null : Path.of(clientConfig),
                new RunNames(properties.getProperty(prefix(kind) + "run"))));
      }
    }
    return endpoints;
  }

  private static List<URI> uris(String list) {
    return Stream.of(list.split(",", -1)).filter(uri -> !uri.isEmpty()).map(URI::create).toList();
  }

  /**
   * The endpoint of a broker for a benchmark in this JVM, from the file that {@link #PROPERTY} or
   * {@link #VARIABLE} names. The in-process broker needs no file.
   *
   * @throws BrokerException if there is no such file, or the broker isn't in it
   */
  public static Endpoint endpointOf(BrokerKind kind) {
    if (kind == BrokerKind.INPROC) {
      return Endpoint.inProcess();
    }
    String file = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    if (file == null) {
      throw new BrokerException(
          "No brokers: neither the system property "
              + PROPERTY
              + " nor the environment variable "
              + VARIABLE
              + " is set. Start benchmarks with java -jar benchmarks.jar, which provides them; or"
              + " hold brokers with java -jar benchmarks.jar brokers, which says what to set.");
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
