package io.brokerbench.cli;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.ExternalServers;
import io.brokerbench.console.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options that say where a broker's own servers are, and how its client gets in. */
final class ServerAddress {
  private final BrokerDriver driver;
  private final ExternalServers servers;
  private final DriverOption addresses;
  private final DriverOption config;
  private final @Nullable DriverOption monitors;

  /** Those of a broker that can be found where it runs already. */
  ServerAddress(BrokerDriver driver, ExternalServers servers) {
    this.driver = driver;
    this.servers = servers;
    String name = "--" + driver.kind().lowerCase();
    this.addresses =
        DriverOption.single(
            HelpSection.EXTERNAL,
            name,
            servers.addressForm() + ",...",
            "The " + driver.title() + " servers.");
    this.config =
        DriverOption.single(
            HelpSection.EXTERNAL,
            name + "-config",
            "FILE",
            "Properties of the " + driver.title() + " client: " + servers.clientProperties() + ".");
    this.monitors =
        servers.monitorsUse().isEmpty()
            ? null
            : DriverOption.single(
                HelpSection.EXTERNAL,
                name + "-monitor",
                "URL,...",
                "The " + driver.title() + " servers' monitors, " + servers.monitorsUse() + ".");
  }

  Stream<DriverOption> options() {
    return Stream.concat(Stream.of(addresses, config), Optional.ofNullable(monitors).stream());
  }

  /** As in "--kafka HOST:PORT,...", to say what is missing. */
  String usage() {
    return addresses.name() + " " + servers.addressForm() + ",...";
  }

  /**
   * Where the broker is; empty if that wasn't said.
   *
   * @throws UsageException if an option is missing or wrong
   */
  Optional<Endpoint> endpoint(Path workingFolder) {
    Optional<String> given = addresses.first();
    if (given.isEmpty()) {
      options()
          .filter(option -> option.first().isPresent())
          .findFirst()
          .ifPresent(
              option -> {
                throw new UsageException(
                    option.name() + " needs " + addresses.name() + " too, or leave it out.");
              });
      return Optional.empty();
    }
    return Optional.of(
        new Endpoint(
            driver.kind(),
            String.join(
                ",",
                list(addresses.name(), given.get(), servers.addressForm(), servers::isAddress)),
            "",
            monitors(),
            config(workingFolder)));
  }

  private List<URI> monitors() {
    return Optional.ofNullable(monitors).flatMap(DriverOption::first).stream()
        .flatMap(
            given ->
                list(
                    addresses.name() + "-monitor",
                    given,
                    "http://HOST:PORT",
                    url -> ExternalServers.isUrl(url, "http", "https"))
                    .stream())
        .map(URI::create)
        .toList();
  }

  private @Nullable Path config(Path workingFolder) {
    if (config.first().isEmpty()) {
      return null;
    }
    Path path = workingFolder.resolve(config.first().get()).toAbsolutePath();
    try {
      driver.adapter().checkClientConfig(path);
    } catch (BrokerException e) {
      throw new UsageException(config.name() + " " + e.getMessage());
    }
    return path;
  }

  private List<String> list(String option, String given, String form, Predicate<String> allowed) {
    List<String> words = Stream.of(given.split(",", -1)).map(String::strip).toList();
    for (String word : words) {
      if (word.contains("@")) {
        // It may be a secret, and is not repeated.
        throw new UsageException(
            option
                + ": an address with a user or password in it can be read by everybody on this"
                + " machine. Put them into a file, and give that as "
                + config.name()
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
}
