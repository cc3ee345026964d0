package io.brokerbench.launch;

import java.io.PrintStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.WorkloadParams;

/**
 * JMH's table, without the parameters that don't vary, and with two of the suite's many secondary
 * metrics; all stand in the JSON.
 */
final class ResultTable {
  private static final Set<String> SHOWN = Set.of("e2e.p50", "e2e.p99");

  /** The suite's own secondary metrics; what else there is comes from the user's profilers. */
  private static final Pattern SUITE_METRIC =
      Pattern.compile(
          "(?:e2e|ack)\\..+|lost|duplicated|residue|reordered|corrupted|publish\\.errors"
              + "|threads\\.(?:leaked|peak|settle)|heap\\.(?:peak|retained)"
              + "|connections|consumer\\.groups|partitions");

  private ResultTable() {}

  static void print(PrintStream out, Collection<RunResult> rows) {
    Set<String> varying = varying(rows);
    List<RunResult> trimmed = rows.stream().map(row -> trimmed(row, varying)).toList();
    ResultFormatFactory.getInstance(ResultFormatType.TEXT, out).writeOut(trimmed);
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
      shown
          .keySet()
          .removeIf(name -> SUITE_METRIC.matcher(name).matches() && !SHOWN.contains(name));
      return shown;
    }
  }
}
