package io.brokerbench.cli;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.local.LocalBrokers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The options of brokers that are child processes: which programs they are. */
final class ProgramOptions {
  private final Map<BrokerKind, DriverOption> programs = new LinkedHashMap<>();

  ProgramOptions() {
    Drivers.all()
        .forEach(
            driver ->
                driver
                    .local()
                    .flatMap(LocalServers::program)
                    .ifPresent(program -> programs.put(driver.kind(), option(driver, program))));
  }

  private static DriverOption option(BrokerDriver driver, String program) {
    return DriverOption.named(
        HelpSection.LOCAL,
        "--" + program,
        "PATH",
        "The "
            + program
            + " program of "
            + driver.title()
            + "; several with names are compared, as values of -p server.");
  }

  void addTo(CommandSpec command) {
    programs.values().forEach(option -> command.addOption(option.spec()));
  }

  /**
   * The brokers that the options choose.
   *
   * @throws UsageException if an option's value isn't allowed
   */
  BrokerProvider provider(Host host) {
    Map<BrokerKind, Map<String, Path>> chosen = new LinkedHashMap<>();
    programs.forEach(
        (kind, option) -> {
          Map<String, Path> paths = new LinkedHashMap<>();
          ServerNames.parse(option.name(), option.values())
              .forEach(
                  (name, path) ->
                      paths.put(name, program(option, host.workingFolder().resolve(path))));
          chosen.put(kind, paths);
        });
    return LocalBrokers.fromEnvironment(host, chosen);
  }

  private static Path program(DriverOption option, Path path) {
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      throw new UsageException(
          option.name()
              + " "
              + path
              + " is no executable file; give the path of a "
              + option.name().substring(2)
              + ".");
    }
    return path;
  }

  /** What was given, for the record of the run. */
  List<String> words() {
    return programs.values().stream().flatMap(DriverOption::words).toList();
  }

  /** The names of the options that were given. */
  Stream<String> given() {
    return programs.values().stream()
        .filter(option -> option.first().isPresent())
        .map(DriverOption::name);
  }
}
