package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.plan.Rows;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.WorkloadParams;

/**
 * JMH's table, one for each benchmark class, without the parameters that don't vary, and with a few
 * of the suite's many secondary metrics; all stand in the JSON.
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

  /** What JMH prints where there is no number, and what stands there instead. */
  private static final String NAN = "NaN";

  private static final String BLANK = "  -";

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
      Set<String> varying = varying(ofClass);
      List<Trimmed> shown = ofClass.stream().map(row -> trimmed(row, varying)).toList();
      boolean blank = shown.stream().anyMatch(Trimmed::hasBlank);
      out.print(blank ? text(shown).replace(NAN, BLANK) : text(shown));
      blanks |= blank;
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

  private static String text(List<? extends RunResult> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(bytes, true, UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.TEXT, print).writeOut(List.copyOf(rows));
    return bytes.toString(UTF_8);
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

  private static Trimmed trimmed(RunResult row, Set<String> keys) {
    BenchmarkParams params = row.getParams();
    WorkloadParams shown = new WorkloadParams();
    params.getParamsKeys().stream()
        .filter(keys::contains)
        .forEach(key -> shown.put(key, params.getParam(key), 0));
    return new Trimmed(row, Rows.params(params, shown, params.getForks(), params.getWarmupForks()));
  }

  /** A row with only the secondary metrics that the table shows. */
  private static final class Trimmed extends RunResult {
    private static final long serialVersionUID = 1L;

    private final boolean openLoop;

    Trimmed(RunResult row, BenchmarkParams params) {
      super(params, row.getBenchmarkResults());
      this.openLoop = row.getParams().getParamsKeys().contains("rate");
    }

    boolean hasBlank() {
      return !blanks(super.getSecondaryResults().keySet()).isEmpty();
    }

    @Override
    @SuppressWarnings("rawtypes") // JMH's own signature
    public Map<String, Result> getSecondaryResults() {
      Map<String, Result> all = super.getSecondaryResults();
      Set<String> ours = latencies(all.keySet());
      Map<String, Result> shown = new TreeMap<>(all);
      shown
          .keySet()
          .removeIf(name -> SuiteMetric.isOurs(name) && !isShown(name) && !ours.contains(name));
      // Their texts stand below the table.
      shown.values().removeIf(result -> Profiles.NO_NUMBER.equals(result.getScoreUnit()));
      blanks(all.keySet()).forEach(name -> shown.put(name, blank(name)));
      return shown;
    }

    /** Latencies of a closed loop say what the score says, and aren't shown beside it. */
    private Set<String> latencies(Set<String> all) {
      if (all.stream().noneMatch(LatencyKind.END_TO_END::isOf)) {
        return WITHOUT_DELIVERIES;
      }
      return openLoop ? OF_DELIVERIES : Set.of();
    }

    private static boolean isShown(String name) {
      return SuiteMetric.of(name).filter(SuiteMetric::isShown).isPresent();
    }

    private List<String> blanks(Set<String> all) {
      Set<String> ours = latencies(all);
      return LatencyKind.blanks(all).stream().filter(ours::contains).toList();
    }

    private static ScalarDerivativeResult blank(String name) {
      return new ScalarDerivativeResult(name, Double.NaN, LatencyKind.UNIT, AggregationPolicy.AVG);
    }
  }
}
