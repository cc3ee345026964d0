package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.ContainerRecipe;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Starts Kafka from an image with the entry points of {@code apache/kafka}. */
final class ContainerKafka implements ContainerRecipe {
  private static final int CLIENTS = 9092;
  private static final Pattern VERSION = Pattern.compile("Kafka version: (\\S+)");

  private final String image;
  private final String clusterId = clusterId();

  ContainerKafka(String image) {
    this.image = image;
  }

  @Override
  public String description() {
    return "Kafka (a container of " + image + ")";
  }

  @Override
  public GenericContainer<?> container() {
    DockerImageName name = DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka");
    return new KafkaContainer(name) {
      @Override
      public String getHost() {
        return ContainerRecipe.address(super.getHost());
      }
    }.withEnv(variables(KafkaRecipe.settings(Path.of(DATA), 1, 1)))
        .withEnv("CLUSTER_ID", clusterId);
  }

  /** Comes after the version. */
  @Override
  public String readyText() {
    return "Kafka Server started";
  }

  @Override
  public List<Integer> ports() {
    return List.of(CLIENTS);
  }

  /** Without a monitor: Kafka itself has none. */
  @Override
  public Endpoint endpoint(GenericContainer<?> container) {
    return new Endpoint(
        KafkaAdapter.KIND,
        container.getHost() + ":" + container.getMappedPort(CLIENTS),
        clusterId,
        List.of());
  }

  @Override
  public String version(GenericContainer<?> container) {
    Matcher version = VERSION.matcher(container.getLogs());
    return version.find() ? version.group(1) : "";
  }

  /** The image makes a property of each of these. */
  static Map<String, String> variables(String settings) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(
            Collectors.toMap(
                name -> "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'),
                properties::getProperty));
  }

  /** Kafka before 4 takes no other form: a UUID in Base64, which mustn't look like an option. */
  private static String clusterId() {
    UUID id = UUID.randomUUID();
    ByteBuffer bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits() >>> 1)
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
