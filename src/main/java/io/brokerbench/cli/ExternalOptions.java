package io.brokerbench.cli;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.external.ExternalBrokers;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code --brokers external}: servers that are there already. */
final class ExternalOptions {
  /** What {@code --brokers} calls it. */
  static final String SOURCE = "external";

  private static final Pattern KAFKA_ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):\\d{1,5}");

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,...",
      description = "With --brokers external: the Kafka servers.")
  private @Nullable String kafka;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of Kafka's clients: security.protocol, sasl.*, ssl.*.")
  private @Nullable String kafkaConfig;

  @Option(
      names = "--nats",
      paramLabel = "URL,...",
      description = "With --brokers external: the NATS servers, as in nats://HOST:4222.")
  private @Nullable String nats;

  @Option(
      names = "--nats-config",
      paramLabel = "FILE",
      description = "jnats' properties: credentials and TLS, as in io.nats.client.credential.path.")
  private @Nullable String natsConfig;

  @Option(
      names = "--nats-monitor",
      paramLabel = "URL,...",
      description = "The NATS servers' monitors, which durability FSYNC needs.")
  private @Nullable String natsMonitor;

  /**
   * The brokers that the options name.
   *
   * @throws UsageException if an option is missing or wrong
   */
  ExternalBrokers provider(Path workingFolder) {
    if (kafka == null && nats == null) {
      throw new UsageException(
          "--brokers external needs to know where they are: --kafka HOST:PORT,... or --nats"
              + " URL,... or both.");
    }
    requireWith("--kafka-config", kafkaConfig, "--kafka", kafka);
    requireWith("--nats-config", natsConfig, "--nats", nats);
    requireWith("--nats-monitor", natsMonitor, "--nats", nats);
    List<Endpoint> endpoints = new ArrayList<>();
    if (kafka != null) {
      endpoints.add(
          endpoint(
              BrokerKind.KAFKA,
              list("--kafka", kafka, "HOST:PORT", ExternalOptions::isKafkaAddress),
              List.of(),
              config("--kafka-config", BrokerKind.KAFKA, kafkaConfig, workingFolder)));
    }
    if (nats != null) {
      endpoints.add(
          endpoint(
              BrokerKind.NATS,
              list("--nats", nats, "nats://HOST:PORT", url -> isUrl(url, "nats", "tls")),
              natsMonitor == null
                  ? List.of()
                  : list(
                          "--nats-monitor",
                          natsMonitor,
                          "http://HOST:PORT",
                          url -> isUrl(url, "http", "https"))
                      .stream()
                      .map(URI::create)
                      .toList(),
              config("--nats-config", BrokerKind.NATS, natsConfig, workingFolder)));
    }
    return new ExternalBrokers(endpoints);
  }

  /**
   * Refuses all of these options where brokers come from elsewhere.
   *
   * @throws UsageException if there is one
   */
  void refuseAll(String source) {
    given()
        .keySet()
        .forEach(
            option -> {
              throw new UsageException(
                  option
                      + " is for --brokers external, and brokers are "
                      + source
                      + ". Give --brokers external too, or leave it out.");
            });
  }

  /** What was given, for the record of the run. */
  List<String> words() {
    return given().entrySet().stream()
        .flatMap(option -> Stream.of(option.getKey(), option.getValue()))
        .toList();
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    putIfGiven(given, "--kafka", kafka);
    putIfGiven(given, "--kafka-config", kafkaConfig);
    putIfGiven(given, "--nats", nats);
    putIfGiven(given, "--nats-config", natsConfig);
    putIfGiven(given, "--nats-monitor", natsMonitor);
    return given;
  }

  private static void putIfGiven(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }

  private static void requireWith(
      String option, @Nullable String value, String other, @Nullable String otherValue) {
    if (value != null && otherValue == null) {
      throw new UsageException(option + " needs " + other + " too, or leave it out.");
    }
  }

  private static Endpoint endpoint(
      BrokerKind kind, List<String> addresses, List<URI> monitors, @Nullable Path config) {
    return new Endpoint(kind, String.join(",", addresses), "", monitors, config);
  }

  private static @Nullable Path config(
      String option, BrokerKind kind, @Nullable String file, Path workingFolder) {
    if (file == null) {
      return null;
    }
    Path path = workingFolder.resolve(file).toAbsolutePath();
    try {
      BrokerAdapter.of(kind).checkClientConfig(path);
    } catch (BrokerException e) {
      throw new UsageException(option + " " + e.getMessage());
    }
    return path;
  }

  private static List<String> list(
      String option, String given, String form, Predicate<String> allowed) {
    List<String> words = Stream.of(given.split(",", -1)).map(String::strip).toList();
    for (String word : words) {
      if (word.contains("@")) {
        // It may be a secret, and is not repeated.
        throw new UsageException(
            option
                + ": an address with a user or password in it can be read by everybody on this"
                + " machine. Put them into a file, and give that as "
                + (option.startsWith("--kafka") ? "--kafka-config" : "--nats-config")
                + ".");
      }
      if (!allowed.test(word)) {
        throw new UsageException(
            option
                + " "
                + given
                + ": "
                + (word.isEmpty() ? "an empty address" : word)
                + " is not of the form "
                + form
                + ".");
      }
    }
    return words;
  }

  private static boolean isKafkaAddress(String word) {
    return KAFKA_ADDRESS.matcher(word).matches()
        && isPort(Integer.parseInt(word.substring(word.lastIndexOf(':') + 1)));
  }

  private static boolean isUrl(String word, String... schemes) {
    try {
      URI url = URI.create(word);
      return List.of(schemes).contains(String.valueOf(url.getScheme()))
          && url.getHost() != null
          && (url.getPort() == -1 || isPort(url.getPort()))
          && url.getQuery() == null
          && url.getPath().matches("/?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isPort(int number) {
    return number > 0 && number < 65_536;
  }
}
