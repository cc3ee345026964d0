package io.brokerbench.cli;

import io.brokerbench.console.Terminal;
import io.brokerbench.console.UsageException;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.NamedRuns;
import io.brokerbench.visualizer.DrawingRules;
import io.brokerbench.visualizer.ResultServer;
import io.brokerbench.visualizer.VisualizerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code visualize}: lets the JMH visualizer in a browser draw runs. */
@Command(
    name = "visualize",
    description = "Shows runs in the JMH visualizer: serves their jmh.json to it until Ctrl-C.",
    customSynopsis = "java -jar benchmarks.jar visualize [OPTIONS] [RUN...]",
    footer = {
      "",
      "Prints the address to open. Two runs are compared, more are drawn over time; so are the"
          + " sides of an ab run. Files are served on this machine only, to the visualizer's page"
          + " only.",
      "",
      "Exit status: 0 ended by Ctrl-C or SIGTERM, 2 wrong usage or unreadable file."
    },
    versionProvider = SuiteVersion.class)
final class VisualizeCommand implements Callable<Integer> {
  private final LaunchContext context;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "A run's name, its folder, or a file of JMH's JSON; the newest run if none.")
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--visualizer",
      paramLabel = "ADDRESS",
      description = "A visualizer of your own; https://jmh.morethan.io/ unless given.")
  private URI site = VisualizerAddress.PUBLIC;

  VisualizeCommand(LaunchContext context) {
    this.context = context;
    this.terminal = context.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (site.getHost() == null || !String.valueOf(site.getScheme()).matches("https?")) {
      throw new UsageException(
          "--visualizer " + site + ": an address of a page, as in http://localhost:8080/.");
    }
    List<Path> files =
        named().stream().flatMap(run -> NamedRuns.sides(run).stream()).map(this::checked).toList();
    try (ResultServer server = ResultServer.start(files, site)) {
      tell(files, server.addresses());
      awaitSignal();
    }
    return ExitStatus.OK.code();
  }

  private List<Path> named() throws IOException {
    NamedRuns names = new NamedRuns(context.workingFolder(), context.runs());
    return runs.isEmpty() ? List.of(names.newest()) : runs.stream().map(names::of).toList();
  }

  /** The file of a run's rows, which can be drawn. */
  private Path checked(Path run) {
    JmhFile read = JmhFile.read(run).withRows();
    DrawingRules.violations(read.rows())
        .forEach(rule -> terminal.err().println("The visualizer can't draw all of it: " + rule));
    return read.path();
  }

  private void tell(List<Path> files, List<URI> addresses) {
    terminal.out().println(VisualizerAddress.of(site, addresses));
    terminal.out().flush();
    String names = files.stream().map(Path::toString).collect(Collectors.joining(" "));
    List.of(
            "Open this address in Chrome, Edge or Firefox on this machine; if the browser asks"
                + " whether the",
            "page may reach this device, allow it. Safari won't load from here. Other ways:",
            "- drop onto " + site + " the file: " + names,
            "- publish as a gist (gh gist create FILE), and open " + site + "?gist=ID",
            "Serving until Ctrl-C.")
        .forEach(terminal.err()::println);
    terminal.err().flush();
  }

  /** Only a signal ends it, and that is how it is meant to end. */
  private void awaitSignal() throws InterruptedException {
    Thread end = new Thread(() -> Runtime.getRuntime().halt(ExitStatus.OK.code()));
    Runtime.getRuntime().addShutdownHook(end);
    new CountDownLatch(1).await();
  }
}
