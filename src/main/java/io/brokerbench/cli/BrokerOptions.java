package io.brokerbench.cli;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.request.BrokerChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that needs brokers: where they come from. */
final class BrokerOptions {
  private static final String LOCAL = "local";
  private static final List<String> SOURCES =
      List.of(LOCAL, ContainerOptions.SOURCE, ExternalOptions.SOURCE);
  private static final List<String> NODES = List.of("1", "3");

  @Option(
      names = "--brokers",
      paramLabel = "SOURCE",
      description =
          "Where brokers come from: local (child processes, the default), containers (Docker),"
              + " external (your own servers).")
  private String source = LOCAL;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Servers a broker, 1 or 3; as many as -p replicas unless given.")
  private @Nullable String nodes;

  @Option(
      names = "--nats-server",
      paramLabel = "[NAME=]PATH",
      description =
          "The nats-server program; several with names are compared, as values of -p server.")
  private List<String> natsServers = new ArrayList<>();

  @Mixin private ContainerOptions containers = new ContainerOptions();

  @Mixin private ExternalOptions external = new ExternalOptions();

  /**
   * The brokers that the options choose.
   *
   * @param providers gives the provider that they name
   * @throws UsageException if an option's value isn't allowed
   */
  BrokerChoice choice(Function<BrokerOptions, BrokerProvider> providers) {
    return new BrokerChoice(providers.apply(this), nodes(), words());
  }

  /**
   * The provider that the options name.
   *
   * @throws UsageException if an option's value isn't allowed
   */
  BrokerProvider provider(Host host) {
    return switch (source) {
      case LOCAL -> {
        containers.checkUnused(source);
        external.refuseAll(source);
        yield local(host);
      }
      case ContainerOptions.SOURCE -> {
        external.refuseAll(source);
        checkNoPrograms();
        yield containers.provider(host);
      }
      case ExternalOptions.SOURCE -> {
        containers.checkUnused(source);
        refuseForExternal("--nodes", nodes != null);
        refuseForExternal("--nats-server", !natsServers.isEmpty());
        yield external.provider(host.workingFolder());
      }
      default ->
          throw new UsageException(
              "--brokers "
                  + source
                  + ": brokers come from "
                  + String.join(", ", SOURCES)
                  + "."
                  + Nearest.question(source, SOURCES));
    };
  }

  /** Refuses programs where brokers run in containers. */
  private void checkNoPrograms() {
    if (!natsServers.isEmpty()) {
      throw new UsageException(
          "--nats-server "
              + natsServers.get(0)
              + " is of --brokers local, and brokers come from "
              + source
              + ". Name images with --nats-image, or leave --brokers out.");
    }
  }

  private BrokerProvider local(Host host) {
    Map<String, Path> programs = new LinkedHashMap<>();
    ServerNames.parse("--nats-server", natsServers)
        .forEach((name, path) -> programs.put(name, program(host.workingFolder().resolve(path))));
    return LocalBrokers.fromEnvironment(host, programs);
  }

  private static void refuseForExternal(String option, boolean given) {
    if (given) {
      throw new UsageException(
          option
              + " is for brokers that the suite starts, not for --brokers external; leave it out.");
    }
  }

  private static Path program(Path path) {
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      throw new UsageException(
          "--nats-server " + path + " is no executable file; give the path of a nats-server.");
    }
    return path;
  }

  private int nodes() {
    if (nodes != null && !NODES.contains(nodes)) {
      throw new UsageException(
          "--nodes " + nodes + ": a broker has 1 server, or is a cluster of 3.");
    }
    return nodes == null ? 0 : Integer.parseInt(nodes);
  }

  /** What was given, for the record of the run. */
  private List<String> words() {
    List<String> words = new ArrayList<>();
    if (!source.equals(LOCAL)) {
      words.addAll(List.of("--brokers", source));
    }
    if (nodes != null) {
      words.addAll(List.of("--nodes", nodes));
    }
    words.addAll(external.words());
    natsServers.forEach(server -> words.addAll(List.of("--nats-server", server)));
    words.addAll(containers.words());
    return words;
  }
}
