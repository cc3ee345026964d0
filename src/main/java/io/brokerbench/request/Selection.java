package io.brokerbench.request;

import io.brokerbench.benchmarks.DeliveryBenchmark;
import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Which cells a command line means. JMH's Runner keeps its own enumeration to itself. */
final class Selection {
  private static final String DEFAULT =
      "^" + Pattern.quote(DeliveryBenchmark.class.getName()) + "\\.";

  private final BenchmarkList list;
  private final Side side;
  private final CommandLineOptions options;
  private final Set<String> keys;
  private final BrokerProvider brokers;
  private final ParameterSets parameters;

  /**
   * A selection.
   *
   * @param side whose flags choose
   * @param brokers what there is to measure
   * @param jdk the feature version of this JDK, on which forks run unless {@code -jvm} is given
   */
  Selection(BenchmarkList list, Side side, BrokerProvider brokers, int jdk) {
    this.list = list;
    this.side = side;
    this.options = side.options();
    this.keys = side.arguments().parameterKeys();
    this.brokers = brokers;
    this.parameters = new ParameterSets(options, brokers, jdk);
  }

  /**
   * The cells, in JMH's order.
   *
   * @throws UsageException if there are none, a parameter is one that no benchmark has, or a value
   *     one that the JDK doesn't have
   */
  List<Cell> cells() {
    checkKeys();
    Set<BenchmarkListEntry> entries = new TreeSet<>();
    for (BenchmarkListEntry benchmark : narrowed(matching())) {
      modes(benchmark)
          .flatMap(
              mode -> parameters.of(benchmark).map(p -> benchmark.cloneWith(mode).cloneWith(p)))
          .forEach(entries::add);
    }
    List<Cell> cells =
        entries.stream()
            .map(this::cell)
            .filter(this::hasServer)
            .filter(this::isNoRepetition)
            .toList();
    if (cells.isEmpty()) {
      throw new UsageException(
          "-p server="
              + String.join(",", options.getParameter(Parameter.SERVER.key()).orElse(List.of()))
              + ": there is no such server for the chosen brokers. Servers are "
              + String.join(", ", parameters.serverNames())
              + "; they are named by options of the form --PROGRAM NAME=PATH.");
    }
    return cells;
  }

  /** Says which of the chosen benchmarks aren't run, since they lack a parameter; else empty. */
  Optional<String> leftOut() {
    Set<BenchmarkListEntry> chosen = matching();
    List<BenchmarkListEntry> run = narrowed(chosen);
    List<String> others =
        chosen.stream()
            .filter(entry -> !run.contains(entry))
            .map(Cell::shortBenchmark)
            .distinct()
            .toList();
    return Optional.of(others)
        .filter(names -> !names.isEmpty())
        .map(
            names ->
                "Left out, for want of what -p sets ("
                    + String.join(", ", keys)
                    + "): "
                    + String.join(", ", names)
                    + ".");
  }

  private boolean hasServer(Cell cell) {
    return cell.broker()
        .map(brokers::servers)
        .orElse(List.of(BrokerSpec.DEFAULT))
        .contains(cell.server());
  }

  /** Of values that make no difference to its broker a cell has the first that was given. */
  private boolean isNoRepetition(Cell cell) {
    return cell.params().entrySet().stream()
        .filter(param -> !cell.isMatterOf(param.getKey()))
        .allMatch(
            param ->
                options
                    .getParameter(param.getKey())
                    .orElse(List.of(param.getValue()))
                    .iterator()
                    .next()
                    .equals(param.getValue()));
  }

  private void checkKeys() {
    Set<String> known = new TreeSet<>();
    all().forEach(entry -> known.addAll(parameters(entry).keySet()));
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new UsageException(
            "-p "
                + key
                + ": no benchmark has this parameter."
                + Nearest.question(key, known)
                + " Parameters are "
                + String.join(", ", known)
                + ".");
      }
    }
  }

  private Set<BenchmarkListEntry> all() {
    return list.find(silence(), List.of(), List.of());
  }

  private Set<BenchmarkListEntry> matching() {
    List<String> regexes = options.getIncludes();
    try {
      Set<BenchmarkListEntry> found =
          list.find(
              silence(), regexes.isEmpty() ? List.of(DEFAULT) : regexes, options.getExcludes());
      if (found.isEmpty()) {
        throw new UsageException(
            "No benchmark matches "
                + String.join(" ", regexes)
                + (options.getExcludes().isEmpty()
                    ? ""
                    : " -e " + String.join(",", options.getExcludes()))
                + "."
                + (options.getExcludes().isEmpty() ? nearest(regexes) : "")
                + " Benchmarks are:"
                + names(all()));
      }
      return found;
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "Not a regular expression: " + e.getPattern() + ": " + e.getDescription() + ".");
    }
  }

  /** The class that was meant, with or without the end that all of the suite's have. */
  private String nearest(List<String> regexes) {
    Set<String> classes = new TreeSet<>();
    for (BenchmarkListEntry entry : all()) {
      String name = Cell.shortBenchmark(entry).replaceFirst("\\..*", "");
      classes.add(name);
      classes.add(name.replaceFirst("Benchmark$", ""));
    }
    return regexes.stream()
        .map(regex -> Nearest.question(regex, classes))
        .filter(question -> !question.isEmpty())
        .findFirst()
        .orElse("");
  }

  private List<BenchmarkListEntry> narrowed(Collection<BenchmarkListEntry> found) {
    List<BenchmarkListEntry> having = having(found);
    if (having.isEmpty()) {
      List<BenchmarkListEntry> elsewhere = having(all());
      throw new UsageException(
          "None of the chosen benchmarks has all of the parameters "
              + String.join(", ", keys)
              + ". Chosen were:"
              + names(found)
              + (elsewhere.isEmpty() ? "" : "\nName one that has them:" + names(elsewhere)));
    }
    return having;
  }

  private List<BenchmarkListEntry> having(Collection<BenchmarkListEntry> benchmarks) {
    return benchmarks.stream()
        .filter(entry -> parameters(entry).keySet().containsAll(keys))
        .toList();
  }

  private Stream<Mode> modes(BenchmarkListEntry benchmark) {
    Collection<Mode> modes =
        options.getBenchModes().isEmpty() ? List.of(benchmark.getMode()) : options.getBenchModes();
    return modes.stream()
        .flatMap(mode -> mode == Mode.All ? Stream.of(Mode.values()) : Stream.of(mode))
        .filter(mode -> mode != Mode.All);
  }

  private Cell cell(BenchmarkListEntry entry) {
    return new Cell(
        side,
        entry,
        options.getForkCount().orElse(entry.getForks().orElse(Defaults.MEASUREMENT_FORKS)),
        options.getWarmupForkCount().orElse(entry.getWarmupForks().orElse(Defaults.WARMUP_FORKS)));
  }

  static Map<String, String[]> parameters(BenchmarkListEntry entry) {
    return entry.getParams().orElse(Map.of());
  }

  private static String names(Collection<BenchmarkListEntry> entries) {
    StringBuilder names = new StringBuilder();
    entries.stream()
        .map(BenchmarkListEntry::getUsername)
        .distinct()
        .forEach(n -> names.append("\n  ").append(n));
    return names.toString();
  }

  private static OutputFormat silence() {
    return OutputFormatFactory.createFormatInstance(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        VerboseMode.SILENT);
  }
}
