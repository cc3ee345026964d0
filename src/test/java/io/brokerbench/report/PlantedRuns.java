package io.brokerbench.report;

import com.fasterxml.jackson.databind.node.TextNode;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes run folders that say what a test wants them to say. */
public final class PlantedRuns {
  private static final String DELIVERY = "io.brokerbench.benchmarks.DeliveryBenchmark.deliver";
  private static final String LATENCY = "io.brokerbench.benchmarks.LatencyBenchmark.deliver";

  private final Path folder;
  private final List<String> rows = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> forks = new ArrayList<>();

  /** A run in this folder. */
  public PlantedRuns(Path folder) {
    this.folder = folder;
  }

  private static String params(String params) {
    return List.of(params.split(" ")).stream()
        .map(param -> "\"" + param.replace("=", "\": \"") + "\"")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A measured row of three valid forks about a value; parameters as in {@code broker=NATS}. */
  public PlantedRuns row(String params, double value) {
    ask(params);
    for (int fork = 1; fork <= 3; fork++) {
      fork(params, fork, "VALID", "");
    }
    rows.add(
        """
        {"benchmark": "io.brokerbench.benchmarks.DeliveryBenchmark.deliver", "mode": "thrpt",
         "threads": 1, "params": %s, "jdkVersion": "17",
         "primaryMetric": {"score": %s, "scoreUnit": "ops/s", "rawData": [[%s], [%s], [%s]]},
         "secondaryMetrics": {"e2e.p50": {"score": 2000, "scoreUnit": "us", "rawData": [[1]]},
                              "e2e.p99": {"score": 5000, "scoreUnit": "us", "rawData": [[1]]}}}
        """
            .formatted(params(params), value, value, value * 1.01, value * 0.99));
    return this;
  }

  /**
   * A row of an open loop with three valid forks.
   *
   * @param metrics secondary metrics, as in {@code "e2e.p99": [1, 2, 4]}: in microseconds, what
   *     each fork has and JMH's score, which is the greatest of them here
   */
  public PlantedRuns openLoop(String params, Map<String, List<Double>> metrics) {
    for (int fork = 1; fork <= 3; fork++) {
      forks.add(fork(LATENCY, params, fork, "VALID", ""));
    }
    rows.add(
        """
        {"benchmark": "%s", "mode": "thrpt", "threads": 1, "params": %s, "jdkVersion": "17",
         "primaryMetric": {"score": 1000, "scoreUnit": "ops/s", "rawData": [[1000], [1000], [1000]]},
         "secondaryMetrics": %s}
        """
            .formatted(
                LATENCY,
                params(params),
                metrics.entrySet().stream()
                    .map(metric -> latency(metric.getKey(), metric.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"))));
    return this;
  }

  private static String latency(String name, List<Double> forks) {
    return """
    "%s": {"score": %s, "scoreUnit": "us", "rawData": %s}\
    """
        .formatted(
            name,
            Collections.max(forks),
            forks.stream().map(fork -> fork.isNaN() ? List.of() : List.of(fork)).toList());
  }

  /** A row that was asked for, and that no fork has measured. */
  public PlantedRuns missing(String params, String reason) {
    ask(params);
    fork(params, 1, "FAILED", reason);
    return this;
  }

  /** A row one of whose forks may not be believed. */
  public PlantedRuns invalid(String params, double value, String reason) {
    row(params, value);
    fork(params, 4, "INVALID", reason);
    return this;
  }

  private void ask(String params) {
    asked.add(
        """
        {"benchmark": "io.brokerbench.benchmarks.DeliveryBenchmark.deliver", "mode": "thrpt",
         "params": %s, "config": {"producer.acks": "%s"}}
        """
            .formatted(params(params), params.contains("KAFKA") ? "1" : "all"));
  }

  private void fork(String params, int number, String outcome, String reason) {
    forks.add(fork(DELIVERY, params, number, outcome, reason));
  }

  private static String fork(
      String benchmark, String params, int number, String outcome, String reason) {
    return String.format(
        Locale.ROOT,
        """
        {"benchmark": "%s", "mode": "thrpt", \
        "params": %s, "fork": %d, "outcome": "%s", "reasons": [%s], "account": {"published": 500}}\
        """,
        benchmark,
        params(params),
        number,
        outcome,
        reason.isEmpty() ? "" : TextNode.valueOf(reason).toString());
  }

  /** Writes it, as started at a time and on a processor. */
  public Path write(String started, String cpu) throws IOException {
    Files.createDirectories(folder.resolve("forks"));
    Files.writeString(folder.resolve("jmh.json"), rows.toString());
    Files.writeString(
        folder.resolve("environment.json"),
        """
        {"started": "%s", "suite": {"version": "1"}, "machine": {"cpu": "%s"},
         "run": {"arguments": ["Delivery", "-p", "broker=KAFKA,NATS", "it's"]}, "rows": %s}
        """
            .formatted(started, cpu, asked));
    Files.write(folder.resolve("forks").resolve("forks.jsonl"), forks);
    return folder;
  }

  /** Writes it and reads it back. */
  public SavedRun saved() throws IOException {
    return SavedRun.read(write("2026-01-02T03:04:05Z", "planted"));
  }
}
