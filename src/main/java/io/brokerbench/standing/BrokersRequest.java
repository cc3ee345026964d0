package io.brokerbench.standing;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.console.Nearest;
import io.brokerbench.console.RootCause;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.request.BrokerChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which brokers to hold, checked: nothing has been started yet.
 *
 * @param provider provides them
 * @param specs one of each kind
 * @param endpoints where their endpoints are written to
 */
public record BrokersRequest(BrokerProvider provider, List<BrokerSpec> specs, Path endpoints) {
  private static final String OPTION = "--output";

  /**
   * Reads and checks what was asked for.
   *
   * @throws UsageException if it can't be done
   */
  public static BrokersRequest of(
      BrokerChoice brokers,
      List<String> kinds,
      String durability,
      @Nullable String endpoints,
      Path workingFolder) {
    BrokerProvider provider = brokers.provider();
    Durability tier =
        Durability.valueOf(
            choice(
                durability,
                Stream.of(Durability.values()).map(Durability::name).toList(),
                "--durability " + durability + ": durability"));
    List<BrokerSpec> specs =
        kinds(kinds, provider).stream()
            .map(
                kind ->
                    new BrokerSpec(
                        kind, server(provider, kind), tier, Math.max(1, brokers.nodes())))
            .toList();
    Path file =
        workingFolder.resolve(endpoints == null ? StandingEndpoints.USUAL : Path.of(endpoints));
    check(file.toAbsolutePath(), endpoints);
    return new BrokersRequest(provider, specs, file.toAbsolutePath().normalize());
  }

  private static List<BrokerKind> kinds(List<String> given, BrokerProvider provider) {
    if (given.isEmpty()) {
      return Drivers.kindsWithServers().stream()
          .filter(kind -> !provider.servers(kind).isEmpty())
          .filter(kind -> !provider.startsBrokers() || Drivers.of(kind).isMeasuredByDefault())
          .toList();
    }
    for (String word : given) {
      Drivers.all()
          .filter(BrokerDriver::isInProcess)
          .map(BrokerDriver::kind)
          .filter(kind -> kind.name().equalsIgnoreCase(word))
          .forEach(BrokersRequest::refuse);
    }
    List<String> known = Drivers.kindsWithServers().stream().map(BrokerKind::name).toList();
    return given.stream()
        .map(word -> new BrokerKind(choice(word, known, word + ": a broker")))
        .distinct()
        .toList();
  }

  private static void refuse(BrokerKind inProcess) {
    throw new UsageException(
        inProcess
            + " lives in each benchmark's own JVM: there is nothing to hold, and -p broker="
            + inProcess
            + " needs no endpoints file.");
  }

  private static String choice(String word, List<String> names, String what) {
    return names.stream()
        .filter(word::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    what
                        + " is "
                        + String.join(", ", names)
                        + "."
                        + Nearest.question(word, names)));
  }

  private static String server(BrokerProvider provider, BrokerKind kind) {
    List<String> servers = provider.servers(kind);
    if (servers.size() != 1) {
      throw new UsageException(
          "An endpoints file names one "
              + kind
              + ", and there are "
              + (servers.isEmpty() ? "none" : servers.size() + ": " + String.join(", ", servers))
              + ". Choose one, or other kinds.");
    }
    return servers.get(0);
  }

  /** Nobody else's file is replaced, and no file of brokers that are held now. */
  private static void check(Path file, @Nullable String given) {
    String named = OPTION + " " + file;
    Path folder = file.getParent();
    try {
      if (given != null && (folder == null || !Files.isDirectory(folder))) {
        throw new UsageException(named + ": there is no folder " + folder + "; create it.");
      }
      if (Files.isDirectory(file)) {
        throw new UsageException(named + " is a folder; give the name of a file.");
      }
      if (Files.exists(file) && !EndpointsFile.isOne(file)) {
        throw new UsageException(
            named + " exists, and is no endpoints file. Remove it, or give another name.");
      }
      if (StandingEndpoints.isHeld(file)) {
        throw new UsageException(
            named + " is of brokers that are held now. End them first, with Ctrl-C.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(named + " can't be read: " + RootCause.reason(e), e);
    }
  }
}
