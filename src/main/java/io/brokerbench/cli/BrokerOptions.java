package io.brokerbench.cli;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import io.brokerbench.request.BrokerChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of every command that needs brokers: where they come from. */
@HelpSection.Of(HelpSection.BROKERS)
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
      names = PlugIns.OPTION,
      paramLabel = "FILE.jar",
      description = "A jar with the driver of another broker; may be given several times.")
  private List<String> plugIns = new ArrayList<>();

  private final ProgramOptions programs = new ProgramOptions();
  private final ContainerOptions containers = new ContainerOptions();
  private final ExternalOptions external = new ExternalOptions();

  /** Adds what brokers bring along: picocli finds the others by itself. */
  void addTo(CommandSpec command) {
    programs.addTo(command);
    containers.addTo(command);
    external.addTo(command);
  }

  /**
   * The brokers that the options choose.
   *
   * @param providers gives the provider that they name
   * @throws UsageException if an option's value isn't allowed
   */
  BrokerChoice choice(Function<BrokerOptions, BrokerProvider> providers) {
    return new BrokerChoice(providers.apply(this), nodes(), words());
  }

  /** Takes servers of one's own to be meant where they are given, for who only asks about them. */
  void guessSource() {
    if (source.equals(LOCAL) && external.given().findAny().isPresent()) {
      source = ExternalOptions.SOURCE;
    }
  }

  /**
   * The provider that the options name.
   *
   * @throws UsageException if an option's value isn't allowed
   */
  BrokerProvider provider(Host host) {
    return switch (source) {
      case LOCAL -> {
        refuse(containers.given(), ContainerOptions.SOURCE);
        refuse(external.given(), ExternalOptions.SOURCE);
        yield programs.provider(host);
      }
      case ContainerOptions.SOURCE -> {
        refuse(external.given(), ExternalOptions.SOURCE);
        refuse(programs.given(), LOCAL);
        yield containers.provider(host);
      }
      case ExternalOptions.SOURCE -> {
        refuse(containers.given(), ContainerOptions.SOURCE);
        refuse(Stream.of("--nodes").filter(option -> nodes != null), LOCAL);
        refuse(programs.given(), LOCAL);
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

  /** Refuses options where brokers come from elsewhere. */
  private void refuse(Stream<String> options, String theirs) {
    options
        .findFirst()
        .ifPresent(
            option -> {
              throw new UsageException(
                  option
                      + " is for --brokers "
                      + theirs
                      + ", and brokers are "
                      + source
                      + ". Give --brokers "
                      + theirs
                      + " too, or leave it out.");
            });
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
    plugIns.forEach(jar -> words.addAll(List.of(PlugIns.OPTION, jar)));
    if (!source.equals(LOCAL)) {
      words.addAll(List.of("--brokers", source));
    }
    if (nodes != null) {
      words.addAll(List.of("--nodes", nodes));
    }
    words.addAll(external.words());
    words.addAll(programs.words());
    words.addAll(containers.words());
    return words;
  }
}
