package io.brokerbench.visualizer;

import static java.util.stream.Collectors.groupingBy;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the JMH visualizer needs of rows. It makes a chart of each class, and names a bar by joining
 * a method and its parameters with spaces and equals signs, which it takes apart again.
 */
public final class DrawingRules {
  private static final Pattern SEPARATORS = Pattern.compile("[ =]");

  private final List<String> violations = new ArrayList<>();

  private DrawingRules() {}

  /**
   * What it would draw wrongly, or not at all.
   *
   * @return a sentence each; empty if all is well
   */
  public static List<String> violations(Collection<JmhRow> rows) {
    DrawingRules rules = new DrawingRules();
    rows.stream()
        .collect(groupingBy(DrawingRules::className, LinkedHashMap::new, Collectors.toList()))
        .forEach(rules::check);
    return List.copyOf(rules.violations);
  }

  private static String className(JmhRow row) {
    String method = row.key().benchmark();
    return method.substring(0, Math.max(0, method.lastIndexOf('.')));
  }

  private void check(String type, List<JmhRow> rows) {
    checkSame(type, rows, "parameters", row -> row.key().params().keySet());
    // JMH adds some of its own to methods in mode sample, and nothing can be done about that.
    rows.stream()
        .collect(groupingBy(row -> row.key().benchmark() + " " + row.key().mode()))
        .forEach(
            (method, its) ->
                checkSame(method, its, "secondary metrics", row -> row.metrics().keySet()));
    rows.stream().flatMap(row -> row.key().params().entrySet().stream()).forEach(this::checkText);
    checkTwins(rows);
    rows.forEach(this::checkLatencies);
  }

  /** It takes what the first row of a chart has for what all of them have. */
  private void checkSame(
      String rowsOf, List<JmhRow> rows, String what, Function<JmhRow, Set<String>> names) {
    Set<String> some = new TreeSet<>();
    rows.forEach(row -> some.addAll(names.apply(row)));
    rows.forEach(row -> some.removeIf(name -> allHave(rows, names, name)));
    if (!some.isEmpty()) {
      add(rowsOf + ": only some rows have the " + what + " " + String.join(", ", some) + ".");
    }
  }

  private static boolean allHave(
      List<JmhRow> rows, Function<JmhRow, Set<String>> names, String name) {
    return rows.stream().allMatch(row -> names.apply(row).contains(name));
  }

  private void checkText(Map.Entry<String, String> param) {
    String text = param.getKey() + param.getValue();
    if (SEPARATORS.matcher(text).find()) {
      add("The parameter " + param + " has a space or an equals sign in its name or value.");
    }
  }

  /** It tells rows apart by method and parameters, and else by mode. */
  private void checkTwins(List<JmhRow> rows) {
    Set<List<?>> seen = new HashSet<>();
    for (JmhRow row : rows) {
      RowKey key = row.key();
      if (!seen.add(List.of(key.benchmark(), key.mode(), key.params()))) {
        add(key.benchmark() + ": two rows differ in neither parameters nor mode.");
      }
    }
  }

  /** Once a score is above 5, it rounds all of a chart to whole numbers. */
  private void checkLatencies(JmhRow row) {
    for (Map.Entry<String, JmhMetric> metric : row.metrics().entrySet()) {
      if (LatencyKind.of(metric.getKey()).isPresent()
          && !metric.getValue().unit().equals(LatencyKind.UNIT)) {
        add(
            row.key().benchmark()
                + ": "
                + metric.getKey()
                + " is in "
                + metric.getValue().unit()
                + ", and would be rounded; latencies are in us.");
      }
    }
  }

  private void add(String violation) {
    if (!violations.contains(violation)) {
      violations.add(violation);
    }
  }
}
