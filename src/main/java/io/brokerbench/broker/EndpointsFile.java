package io.brokerbench.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final String ARGUMENT = "-D" + PROPERTY + "=";
  private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9_]{0,30})\\.address");
  private static final String TITLE = "Brokers of a Brokerbench run";

  private EndpointsFile() {}

  /** What a benchmark's JVM is told: where the file is. */
  public static String jvmArgument(Path file) {
    return ARGUMENT + file;
  }

  /** Whether a JVM's argument is {@link #jvmArgument}, which no result has to show. */
  public static boolean isJvmArgument(String argument) {
    return argument.startsWith(ARGUMENT);
  }

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

  /**
   * Reads the endpoints that the file names; kinds that it doesn't name are absent.
   *
   * @throws BrokerException if it can't be read, or isn't such a file
   */
  public static Map<BrokerKind, Endpoint> read(Path file) {
    ClientConfig properties = ClientConfig.read(file);
    Map<BrokerKind, Endpoint> endpoints = new TreeMap<>();
    for (String key : properties.values().keySet()) {
      Matcher address = ADDRESS.matcher(key);
      if (address.matches()) {
        BrokerKind kind = new BrokerKind(address.group(1).toUpperCase(Locale.ROOT));
        endpoints.put(kind, endpoint(kind, properties));
      }
    }
    return endpoints;
  }

  private static Endpoint endpoint(BrokerKind kind, ClientConfig properties) {
    Map<String, String> values = properties.values();
    String prefix = prefix(kind);
    String clientConfig = values.get(prefix + "client-config");
    return new Endpoint(
        kind,
        values.getOrDefault(prefix + "address", ""),
        values.getOrDefault(prefix + "identity", ""),
        parsed(properties, prefix + "monitors", values.getOrDefault(prefix + "monitors", "")),
        clientConfig == null ? null : path(properties, prefix + "client-config", clientConfig),
        new RunNames(values.get(prefix + "run")));
  }

  private static List<URI> parsed(ClientConfig properties, String key, String list) {
    try {
      return uris(list);
    } catch (IllegalArgumentException e) {
      throw properties.refusal(key, "is no list of URLs, as in http://127.0.0.1:8222.");
    }
  }

  private static Path path(ClientConfig properties, String key, String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw properties.refusal(key, "can't be the name of a file.");
    }
  }

  private static List<URI> uris(String list) {
    return Stream.of(list.split(",", -1)).filter(uri -> !uri.isEmpty()).map(URI::create).toList();
  }

  /**
   * The endpoint of a broker for a benchmark in this JVM, from the file that {@link #PROPERTY} or
   * {@link #VARIABLE} names.
   *
   * @throws BrokerException if there is no such file, or the broker isn't in it
   */
  public static Endpoint endpointOf(BrokerKind kind) {
    String file = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    if (file == null) {
      throw new NoEndpointException(
          "No brokers: neither the system property "
              + PROPERTY
              + " nor the environment variable "
              + VARIABLE
              + " is set. Start benchmarks with java -jar benchmarks.jar, which provides them; or"
              + " hold brokers with java -jar benchmarks.jar brokers, which says what to set.");
    }
    Endpoint endpoint = read(Path.of(file)).get(kind);
    if (endpoint == null) {
      throw new NoEndpointException(
          "The endpoints file "
              + file
              + " names no "
              + kind
              + " broker. Start it with java -jar benchmarks.jar brokers "
              + kind
              + ".");
    }
    return endpoint;
  }

  private static String prefix(BrokerKind kind) {
    return kind.lowerCase() + ".";
  }
}
