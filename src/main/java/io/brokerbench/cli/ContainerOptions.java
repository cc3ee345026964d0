package io.brokerbench.cli;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.containers.ContainerBrokers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The options of brokers in containers: which images they are started from. */
final class ContainerOptions {
  static final String SOURCE = "containers";

  private final Map<BrokerKind, DriverOption> images = new LinkedHashMap<>();

  ContainerOptions() {
    Drivers.all()
        .filter(driver -> driver.containers().isPresent())
        .forEach(driver -> images.put(driver.kind(), option(driver)));
  }

  private static DriverOption option(BrokerDriver driver) {
    return DriverOption.named(
        HelpSection.CONTAINERS,
        "--" + driver.kind().lowerCase() + "-image",
        "IMAGE",
        "The "
            + driver.title()
            + " image; several with names are compared, as values of -p server.");
  }

  void addTo(CommandSpec command) {
    images.values().forEach(option -> command.addOption(option.spec()));
  }

  /**
   * The brokers that the options choose.
   *
   * @throws UsageException if an option's value isn't allowed
   */
  BrokerProvider provider(Host host) {
    Map<BrokerKind, Map<String, String>> chosen = new LinkedHashMap<>();
    images.forEach((kind, option) -> chosen.put(kind, images(option)));
    return new ContainerBrokers(host, chosen);
  }

  private static Map<String, String> images(DriverOption option) {
    Map<String, String> images = ServerNames.parse(option.name(), option.values());
    for (String image : images.values()) {
      if (!ContainerBrokers.isImage(image)) {
        throw new UsageException(
            option.name()
                + " "
                + image
                + " is no image; give one as in name:1.2 or registry/name:1.2.3.");
      }
    }
    return images;
  }

  /** What was given, for the record of the run. */
  List<String> words() {
    return images.values().stream().flatMap(DriverOption::words).toList();
  }

  /** The names of the options that were given. */
  Stream<String> given() {
    return images.values().stream()
        .filter(option -> option.first().isPresent())
        .map(DriverOption::name);
  }
}
