package io.brokerbench.launch;

import io.brokerbench.results.SuiteMetrics;
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
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.WorkloadParams;

/**
 * JMH's table, one for each benchmark class, without the parameters that don't vary, and with a few
 * of the suite's many secondary metrics; all stand in the JSON.
 */
final class ResultTable {
  private static final Set<String> SHOWN =
      Set.of("e2e.p50", "e2e.p99", "threads.slope", "fds.slope", "heap.slope");

  private static final Set<String> SHOWN_WITHOUT_DELIVERIES =
      Set.of("ack.p50", "ack.p99", "handover.p99", "imbalance");

  private ResultTable() {}

  static void print(PrintStream out, Collection<RunResult> rows) {
    Map<String, List<RunResult>> classes =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    ResultTable::benchmarkClass, LinkedHashMap::new, Collectors.toList()));
    String separator = "";
    for (List<RunResult> ofClass : classes.values()) {
      out.print(separator);
      Set<String> varying = varying(ofClass);
      ResultFormatFactory.getInstance(ResultFormatType.TEXT, out)
          .writeOut(ofClass.stream().map(row -> trimmed(row, varying)).toList());
      separator = System.lineSeparator();
    }
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

  private static RunResult trimmed(RunResult row, Set<String> keys) {
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

    Trimmed(RunResult row, BenchmarkParams params) {
      super(params, row.getBenchmarkResults());
    }

    @Override
    @SuppressWarnings("rawtypes") // JMH's own signature
    public Map<String, Result> getSecondaryResults() {
      Map<String, Result> shown = new TreeMap<>(super.getSecondaryResults());
      Set<String> ours = shown.containsKey("e2e.p50") ? SHOWN : SHOWN_WITHOUT_DELIVERIES;
      shown.keySet().removeIf(name -> SuiteMetrics.isOurs(name) && !ours.contains(name));
      return shown;
    }
  }
}
