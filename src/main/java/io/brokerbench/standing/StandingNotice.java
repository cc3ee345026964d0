package io.brokerbench.standing;

import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.console.Terminal;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.standing.RunningBrokers.Logged;
import io.brokerbench.workload.Scenario;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said of brokers that are held. Standard output is for scripts: a line a broker with kind,
 * version, address and monitors, a line with the endpoints file, and last the command line of plain
 * JMH. What explains them is on standard error.
 */
public final class StandingNotice {
  private static final Scenario EXAMPLE = Scenario.HIGH;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=@%+-]+");

  private final Host host;

  /**
   * A notice.
   *
   * @param host what it takes to run this suite on the command line
   */
  public StandingNotice(Host host) {
    this.host = host;
  }

  void print(Terminal terminal, Path endpoints, List<Logged> brokers) {
    List<BrokerSpec> specs = brokers.stream().map(Logged::spec).toList();
    brokers.forEach(held -> terminal.out().println(line(held)));
    terminal.out().println("endpoints " + endpoints);
    terminal.out().flush();
    say(
        terminal,
        "Logs: "
            + brokers.stream().map(held -> held.log().toString()).collect(Collectors.joining(" ")),
        "Plain JMH (-opi is the messages of a burst, and what the profiler adds is their"
            + " account):");
    terminal.out().println(plainJmh(endpoints, specs));
    terminal.out().flush();
    say(terminal, "In an IDE: set " + EndpointsFile.VARIABLE + " to the endpoints file's path.");
    if (brokers.size() > 1) {
      say(terminal, "They share the machine all the time; to compare them, use the command run.");
    }
    say(terminal, "Held until Ctrl-C.");
  }

  private static void say(Terminal terminal, String... lines) {
    Stream.of(lines).forEach(terminal.err()::println);
    terminal.err().flush();
  }

  private static String line(Logged held) {
    Endpoint endpoint = held.broker().endpoint();
    String monitors =
        endpoint.monitors().stream().map(URI::toString).collect(Collectors.joining(","));
    return String.join(
        " ",
        endpoint.kind().name(),
        held.broker().version().replace(' ', '-'),
        endpoint.address(),
        monitors.isEmpty() ? "-" : monitors);
  }

  /** A command line that works in every folder, of a benchmark that says the most. */
  String plainJmh(Path endpoints, List<BrokerSpec> specs) {
    String classPath =
        Stream.of(host.classPath().split(File.pathSeparator, -1))
            .map(entry -> host.workingFolder().resolve(entry).toString())
            .collect(Collectors.joining(File.pathSeparator));
    String kinds = specs.stream().map(spec -> spec.kind().name()).collect(Collectors.joining(","));
    Durability durability = specs.get(0).durability();
    String words =
        Stream.of(
                host.javaHome().resolve("bin").resolve("java").toString(),
                "-cp",
                classPath,
                "org.openjdk.jmh.Main",
                "DeliveryBenchmark",
                "-p",
                "broker=" + kinds,
                "-p",
                "durability=" + durability,
                "-p",
                "scenario=" + EXAMPLE,
                "-opi",
                String.format(Locale.ROOT, "%d", EXAMPLE.messages()),
                "-prof",
                TrialProfiler.class.getName())
            .map(StandingNotice::quoted)
            .collect(Collectors.joining(" "));
    return EndpointsFile.VARIABLE + "=" + quoted(endpoints.toString()) + " " + words;
  }

  /** As a POSIX shell reads it back. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
