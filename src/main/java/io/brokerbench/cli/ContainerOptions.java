package io.brokerbench.cli;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.containers.ContainerBrokers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of brokers in containers. */
final class ContainerOptions {
  static final String SOURCE = "containers";

  private static final String KAFKA_IMAGE = "--kafka-image";
  private static final String NATS_IMAGE = "--nats-image";

  @Option(
      names = KAFKA_IMAGE,
      paramLabel = "[NAME=]IMAGE",
      description =
          "The Kafka image of --brokers containers; several with names are compared, as values of"
              + " -p server.")
  private List<String> kafkaImages = new ArrayList<>();

  @Option(names = NATS_IMAGE, paramLabel = "[NAME=]IMAGE", description = "The same for NATS.")
  private List<String> natsImages = new ArrayList<>();

  /**
   * The brokers that the options choose.
   *
   * @throws UsageException if an option's value isn't allowed
   */
  BrokerProvider provider(Host host) {
    return new ContainerBrokers(
        host,
        Map.of(
            BrokerKind.KAFKA,
            images(KAFKA_IMAGE, kafkaImages),
            BrokerKind.NATS,
            images(NATS_IMAGE, natsImages)));
  }

  private static Map<String, String> images(String option, List<String> given) {
    Map<String, String> images = ServerNames.parse(option, given);
    for (String image : images.values()) {
      if (!ContainerBrokers.isImage(image)) {
        throw new UsageException(
            option
                + " "
                + image
                + " is no image; give one as in nats:2.10 or registry/kafka:4.1.0.");
      }
    }
    return images;
  }

  /** Refuses the options where brokers come from somewhere else. */
  void checkUnused(String source) {
    for (String word : words()) {
      if (word.startsWith("--")) {
        throw new UsageException(
            word
                + " is of --brokers containers, and brokers come from "
                + source
                + ". Add --brokers"
                + " containers, or leave it out.");
      }
    }
  }

  /** What was given, for the record of the run. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    kafkaImages.forEach(image -> words.addAll(List.of(KAFKA_IMAGE, image)));
    natsImages.forEach(image -> words.addAll(List.of(NATS_IMAGE, image)));
    return words;
  }
}
