package io.brokerbench.launch;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.measure.ScoreUnit;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.request.Parameter;
import io.brokerbench.results.ReadableUnit;
import io.brokerbench.text.Numbers;
import io.brokerbench.text.Style;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarDerivativeResult;

/**
 * JMH's table, one for each benchmark class, without the parameters that don't vary, and with a few
 * of the suite's many secondary metrics; all stand in the JSON. Columns are JMH's, numbers in units
 * in which they can be read.
 */
final class ResultTable {
  private static final Set<String> OF_DELIVERIES =
      Set.of(
          LatencyKind.END_TO_END.metric(Percentile.P50),
          LatencyKind.END_TO_END.metric(Percentile.P99));

  private static final Set<String> WITHOUT_DELIVERIES =
      Set.of(
          LatencyKind.ACKNOWLEDGEMENT.metric(Percentile.P50),
          LatencyKind.ACKNOWLEDGEMENT.metric(Percentile.P99),
          LatencyKind.HANDOVER.metric(Percentile.P99));

  private static final String WITHOUT = "N/A";

  private ResultTable() {}

  static void print(PrintStream out, Collection<RunResult> rows) {
    Map<String, List<RunResult>> classes =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    ResultTable::benchmarkClass, LinkedHashMap::new, Collectors.toList()));
    String separator = "";
    boolean blanks = false;
    for (List<RunResult> ofClass : classes.values()) {
      out.print(separator);
      // Never broken: whoever makes it narrower than its columns wants to see what there is.
      new Style(false, false, Integer.MAX_VALUE)
          .linesWithNames(table(ofClass))
          .forEach(out::println);
      blanks |= ofClass.stream().anyMatch(row -> !blanks(row).isEmpty());
      separator = System.lineSeparator();
    }
    if (blanks) {
      out.println();
      out.println(
          "-: fewer than "
              + Percentile.FEWEST_ABOVE
              + " messages lie above this percentile, too few to tell it; measure longer.");
    }
  }

  private static Table table(List<RunResult> rows) {
    Set<String> varying = varying(rows);
    List<String> headings = new ArrayList<>(List.of("Benchmark"));
    varying.forEach(name -> headings.add("(" + name + ")"));
    headings.addAll(List.of("Mode", "Cnt", "Score", "Error", "Units"));
    return new Table(
        "Results", headings, rows.stream().flatMap(row -> lines(row, varying).stream()).toList());
  }

  private static List<Table.Row> lines(RunResult row, Set<String> varying) {
    List<Table.Row> lines = new ArrayList<>();
    lines.add(line(row, varying, "", row.getPrimaryResult()));
    Map<String, Result<?>> shown = new TreeMap<>(secondaries(row));
    blanks(row).forEach(name -> shown.put(name, blank(name)));
    shown.forEach((name, result) -> lines.add(line(row, varying, ":" + name, result)));
    return lines;
  }

  private static Table.Row line(
      RunResult row, Set<String> varying, String metric, Result<?> result) {
    BenchmarkParams params = row.getParams();
    List<TableCell> cells = new ArrayList<>();
    varying.forEach(
        name ->
            cells.add(
                TableCell.unit(
                    params.getParamsKeys().contains(name) ? params.getParam(name) : WITHOUT)));
    ReadableUnit unit = ReadableUnit.of(result.getScoreUnit(), result.getScore());
    double error = result.getScoreError() * unit.factor();
    long count = result.getSampleCount();
    cells.add(TableCell.unit(params.getMode().shortLabel()));
    cells.add(TableCell.number(count > 1 ? Long.toString(count) : ""));
    cells.add(TableCell.number(result.getScore() * unit.factor()));
    cells.add(TableCell.number(Double.isFinite(error) ? "± " + Numbers.value(error) : ""));
    cells.add(
        TableCell.unit(ScoreUnit.shown(unit.name(), metric.isEmpty() && isOfABroker(params))));
    return Table.Row.of(shortName(params) + metric, cells);
  }

  private static boolean isOfABroker(BenchmarkParams params) {
    return params.getParamsKeys().contains(Parameter.BROKER.key());
  }

  /** Class and method, as JMH's own table has them where all are of one package. */
  private static String shortName(BenchmarkParams params) {
    String name = params.getBenchmark();
    return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
  }

  private static String benchmarkClass(RunResult row) {
    String method = row.getParams().getBenchmark();
    return method.substring(0, method.lastIndexOf('.'));
  }

  private static Set<String> varying(Collection<RunResult> rows) {
    Set<String> keys = new TreeSet<>();
    rows.forEach(row -> keys.addAll(row.getParams().getParamsKeys()));
    keys.removeIf(
        key -> {
          Set<String> values = new HashSet<>();
          rows.forEach(row -> values.add(String.valueOf(row.getParams().getParam(key))));
          return values.size() == 1;
        });
    return keys;
  }

  @SuppressWarnings("rawtypes") // JMH's own signature
  private static Map<String, Result<?>> secondaries(RunResult row) {
    Map<String, Result> all = row.getSecondaryResults();
    Set<String> latencies = latencies(row);
    Map<String, Result<?>> shown = new TreeMap<>();
    all.forEach(
        (name, result) -> {
          boolean isOurs = SuiteMetric.isOurs(name) && !isShown(name) && !latencies.contains(name);
          // What has no number has a text, which stands below the table.
          if (!isOurs && !Profiles.NO_NUMBER.equals(result.getScoreUnit())) {
            shown.put(name, result);
          }
        });
    return shown;
  }

  /** Latencies of a closed loop say what the score says, and aren't shown beside it. */
  private static Set<String> latencies(RunResult row) {
    if (row.getSecondaryResults().keySet().stream().noneMatch(LatencyKind.END_TO_END::isOf)) {
      return WITHOUT_DELIVERIES;
    }
    return row.getParams().getParamsKeys().contains(Parameter.RATE.key())
        ? OF_DELIVERIES
        : Set.of();
  }

  private static boolean isShown(String name) {
    return SuiteMetric.of(name).filter(SuiteMetric::isShown).isPresent();
  }

  /** The latencies that are shown and that the row can't tell. */
  private static List<String> blanks(RunResult row) {
    Set<String> latencies = latencies(row);
    return LatencyKind.blanks(row.getSecondaryResults().keySet()).stream()
        .filter(latencies::contains)
        .toList();
  }

  private static Result<?> blank(String name) {
    return new ScalarDerivativeResult(name, Double.NaN, LatencyKind.UNIT, AggregationPolicy.AVG);
  }
}
