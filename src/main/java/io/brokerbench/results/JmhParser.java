package io.brokerbench.results;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.results.JmhMetric.Fork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one row of JMH's JSON; members that it doesn't know are passed over. */
final class JmhParser {
  private final Path file;
  private final JsonTokens json;

  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> conditions = new LinkedHashMap<>();
  private final Map<String, JmhMetric> secondary = new LinkedHashMap<>();
  private Map<String, String> params = Map.of();
  private @Nullable JmhMetric primary;

  /** What JMH takes by default, where a tool that writes its format says nothing. */
  private int threads = 1;

  private long line;

  JmhParser(Path file, JsonTokens json) {
    this.file = file;
    this.json = json;
  }

  /** The row that the parser is at. */
  JmhRow row() throws IOException {
    line = json.line();
    json.object("the row", this::member);
    JmhMetric score = required("primaryMetric", primary);
    RowKey key =
        new RowKey(
            required("benchmark", texts.get("benchmark")),
            required("mode", texts.get("mode")),
            threads,
            score.unit(),
            params);
    refuseContradiction(key);
    Map<String, JmhMetric> metrics = new LinkedHashMap<>();
    metrics.put(JmhRow.SCORE, score);
    metrics.putAll(secondary);
    LatencyKind.blanks(secondary.keySet())
        .forEach(name -> metrics.put(name, JmhMetric.blank("us", score.forks().size())));
    return new JmhRow(key, metrics, conditions(), List.of());
  }

  /** By the one throughput would be better when higher, by the other when lower. */
  private void refuseContradiction(RowKey key) {
    if (MetricUnit.of(key.unit()).contradicts(key.mode())) {
      throw new UnreadableResultsException(
          file,
          line,
          "mode "
              + key.mode()
              + " and unit "
              + key.unit()
              + " of "
              + key.benchmark()
              + " contradict each other: thrpt is in ops/s and the like, other modes are in s/op"
              + " and the like. Repair the file, or measure it again.");
    }
  }

  /** What is null is as if it weren't there, as tools that write JMH's format mean it. */
  private void member(String name) throws IOException {
    if (json.isNull()) {
      return;
    }
    switch (name) {
      case "benchmark", "mode" -> texts.put(name, json.text(name));
      case "threads" -> threads = (int) json.number(name);
      case "params" -> params = json.scalars(name);
      case "primaryMetric" -> primary = metric(name);
      case "secondaryMetrics" ->
          json.object(name, metric -> secondary.put(metric, metric(name + "." + metric)));
      case "jvmArgs" -> conditions.put(name, flags(json.array(name, () -> arg(name))));
      case "jmhVersion",
          "jdkVersion",
          "vmName",
          "vmVersion",
          "forks",
          "warmupIterations",
          "warmupTime",
          "warmupBatchSize",
          "measurementIterations",
          "measurementTime",
          "measurementBatchSize" ->
          conditions.put(name, json.scalar(name));
      default -> json.skip();
    }
  }

  private String arg(String what) throws IOException {
    return json.text("an element of " + what);
  }

  private static String flags(List<String> args) {
    return args.isEmpty() ? "none" : String.join(" ", args);
  }

  private Map<String, String> conditions() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("JMH", of("jmhVersion"));
    named.put("JDK", of("jdkVersion"));
    named.put("VM", of("vmName", "vmVersion"));
    named.put("JVM flags", of("jvmArgs"));
    named.put("forks", of("forks"));
    named.put("warm-up", times("warmup"));
    named.put("measurement", times("measurement"));
    named.put("percentiles of forks", percentiles());
    named.values().removeIf(String::isEmpty);
    return named;
  }

  /** Older versions gave a percentile for each iteration, and none of the fork. */
  private String percentiles() {
    List<Fork> forks =
        secondary.entrySet().stream()
            .filter(metric -> LatencyKind.isPercentile(metric.getKey()))
            .flatMap(metric -> metric.getValue().forks().stream())
            .toList();
    if (forks.isEmpty()) {
      return "";
    }
    return forks.stream().anyMatch(fork -> fork.iterations().size() > 1)
        ? "means of their iterations'"
        : "of all their messages";
  }

  private String of(String... members) {
    StringJoiner values = new StringJoiner(" ");
    for (String member : members) {
      if (conditions.containsKey(member)) {
        values.add(conditions.get(member));
      }
    }
    return values.toString();
  }

  private String times(String stage) {
    String iterations = of(stage + "Iterations");
    String batch = of(stage + "BatchSize");
    return iterations.isEmpty()
        ? ""
        : iterations
            + " x "
            + of(stage + "Time")
            + (batch.isEmpty() || batch.equals("1") ? "" : ", batches of " + batch);
  }

  private JmhMetric metric(String what) throws IOException {
    var metric =
        new Object() {
          @Nullable String unit;
          double score = Double.NaN;
          @Nullable List<Fork> forks;
        };
    long start = json.line();
    json.object(
        what,
        name -> {
          String inner = what + "." + name;
          switch (name) {
            case "scoreUnit" -> metric.unit = json.text(inner);
            case "score" -> metric.score = json.number(inner);
            case "rawData" -> metric.forks = json.array(inner, () -> fork(inner));
            case "rawDataHistogram" -> metric.forks = json.array(inner, () -> sampled(inner));
            default -> json.skip();
          }
        });
    if (metric.unit == null) {
      throw missing(start, what + ".scoreUnit");
    }
    if (metric.forks == null) {
      throw missing(start, what + ".rawData");
    }
    return new JmhMetric(metric.unit, metric.score, metric.forks);
  }

  private Fork fork(String what) throws IOException {
    return Fork.of(json.array("a fork of " + what, () -> json.number("a value of " + what)));
  }

  /** A fork of mode sample: for each iteration its distinct times, and how often each was seen. */
  private Fork sampled(String what) throws IOException {
    double[] sums = new double[2];
    List<Double> means =
        json.array(
            "a fork of " + what,
            () -> {
              double[] iteration = new double[2];
              json.array("an iteration of " + what, () -> addSample(what, iteration));
              sums[0] += iteration[0];
              sums[1] += iteration[1];
              return iteration[0] / iteration[1];
            });
    return new Fork(sums[0] / sums[1], means.stream().filter(value -> !value.isNaN()).toList());
  }

  /** Adds to the sum of values and their count. */
  private double[] addSample(String what, double[] sums) throws IOException {
    List<Double> sample =
        json.array("a sample of " + what, () -> json.number("a value of " + what));
    if (sample.size() != 2) {
      throw new UnreadableResultsException(
          file, json.line(), "a sample of " + what + " isn't a time and a count.");
    }
    sums[0] += sample.get(0) * sample.get(1);
    sums[1] += sample.get(1);
    return sums;
  }

  private <T> T required(String what, @Nullable T value) {
    if (value == null) {
      throw missing(line, what);
    }
    return value;
  }

  private UnreadableResultsException missing(long at, String what) {
    return new UnreadableResultsException(
        file, at, "no JMH row: " + what + " is missing. " + JmhFile.EXPECTED);
  }
}
