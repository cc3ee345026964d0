package io.brokerbench.cli;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.external.ExternalBrokers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code --brokers external}: servers that are there already. */
final class ExternalOptions {
  /** What {@code --brokers} calls it. */
  static final String SOURCE = "external";

  private final List<ServerAddress> servers =
      Drivers.all().flatMap(ExternalOptions::address).toList();

  private static Stream<ServerAddress> address(BrokerDriver driver) {
    return driver.external().stream().map(external -> new ServerAddress(driver, external));
  }

  void addTo(CommandSpec command) {
    options().forEach(option -> command.addOption(option.spec()));
  }

  /**
   * The brokers that the options name.
   *
   * @throws UsageException if an option is missing or wrong
   */
  ExternalBrokers provider(Path workingFolder) {
    List<Endpoint> endpoints =
        servers.stream().flatMap(server -> server.endpoint(workingFolder).stream()).toList();
    if (endpoints.isEmpty()) {
      throw new UsageException(
          "--brokers external needs to know where they are: "
              + servers.stream().map(ServerAddress::usage).collect(Collectors.joining(" or "))
              + ", or several of these.");
    }
    return new ExternalBrokers(endpoints);
  }

  /** What was given, for the record of the run. */
  List<String> words() {
    return options().flatMap(DriverOption::words).toList();
  }

  /** The names of the options that were given. */
  Stream<String> given() {
    return options().filter(option -> option.first().isPresent()).map(DriverOption::name);
  }

  private Stream<DriverOption> options() {
    return servers.stream().flatMap(ServerAddress::options);
  }
}
