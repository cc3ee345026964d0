package io.brokerbench.launch;

import io.brokerbench.benchmarks.DeliveryBenchmark;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Which cells a command line means. JMH's Runner keeps its own enumeration to itself. */
final class Selection {
  private static final String DEFAULT =
      "^" + Pattern.quote(DeliveryBenchmark.class.getName()) + "\\.";

  private final BenchmarkList list;
  private final CommandLineOptions options;
  private final Set<String> keys;

  /**
   * A selection.
   *
   * @param keys the parameters that the command line gives values for
   */
  Selection(BenchmarkList list, CommandLineOptions options, Set<String> keys) {
    this.list = list;
    this.options = options;
    this.keys = keys;
  }

  /**
   * The cells, in JMH's order.
   *
   * @throws UsageException if there are none, or a parameter is one that no benchmark has
   */
  List<Cell> cells() {
    checkKeys();
    Set<BenchmarkListEntry> entries = new TreeSet<>();
    for (BenchmarkListEntry benchmark : narrowed(matching())) {
      modes(benchmark)
          .flatMap(
              mode -> parameterSets(benchmark).map(p -> benchmark.cloneWith(mode).cloneWith(p)))
          .forEach(entries::add);
    }
    return entries.stream().map(this::cell).toList();
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
                + ". Benchmarks are:"
                + names(all()));
      }
      return found;
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "Not a regular expression: " + e.getPattern() + ": " + e.getDescription() + ".");
    }
  }

  private List<BenchmarkListEntry> narrowed(Collection<BenchmarkListEntry> found) {
    List<BenchmarkListEntry> having =
        found.stream().filter(entry -> parameters(entry).keySet().containsAll(keys)).toList();
    if (having.isEmpty()) {
      throw new UsageException(
          "None of the chosen benchmarks has all of the parameters "
              + String.join(", ", keys)
              + ". Chosen were:"
              + names(found));
    }
    return having;
  }

  private Stream<Mode> modes(BenchmarkListEntry benchmark) {
    Collection<Mode> modes =
        options.getBenchModes().isEmpty() ? List.of(benchmark.getMode()) : options.getBenchModes();
    return modes.stream()
        .flatMap(mode -> mode == Mode.All ? Stream.of(Mode.values()) : Stream.of(mode))
        .filter(mode -> mode != Mode.All);
  }

  private Stream<WorkloadParams> parameterSets(BenchmarkListEntry benchmark) {
    List<WorkloadParams> sets = List.of(new WorkloadParams());
    for (Map.Entry<String, String[]> parameter : parameters(benchmark).entrySet()) {
      String key = parameter.getKey();
      List<String> values =
          List.copyOf(options.getParameter(key).orElse(Arrays.asList(parameter.getValue())));
      List<WorkloadParams> longer = new ArrayList<>();
      for (WorkloadParams set : sets) {
        for (int i = 0; i < values.size(); i++) {
          WorkloadParams copy = set.copy();
          copy.put(key, values.get(i), i);
          longer.add(copy);
        }
      }
      sets = longer;
    }
    return sets.stream();
  }

  private Cell cell(BenchmarkListEntry entry) {
    return new Cell(
        entry,
        options.getForkCount().orElse(entry.getForks().orElse(Defaults.MEASUREMENT_FORKS)),
        options.getWarmupForkCount().orElse(entry.getWarmupForks().orElse(Defaults.WARMUP_FORKS)));
  }

  private static Map<String, String[]> parameters(BenchmarkListEntry entry) {
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
