package io.brokerbench.export;

import io.brokerbench.results.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Run folders that say what a test wants them to say. */
final class Runs {
  static final Path BASELINE = Path.of("results", "baseline", "quick.json");

  private Runs() {}

  static ExportedRun baseline() throws IOException {
    return ExportedRun.of(JmhFile.read(BASELINE));
  }

  /** The folder of a run with these rows, of a machine and brokers. */
  static Path folder(Path parent, String name, String started, String... rows) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    Files.writeString(folder.resolve("jmh.json"), "[" + String.join(",\n", rows) + "]");
    Files.writeString(
        folder.resolve("environment.json"),
        """
        {"started": "%s", "suite": {"revision": "abc123"},
         "servers": {"KAFKA": "4.4.0", "NATS": "2.15.1"},
         "machine": {"cpu": "Some \\"fast\\", CPU", "processors": 2, "os": "Linux"}}
        """
            .formatted(started));
    return folder;
  }

  static ExportedRun run(Path parent, String... rows) throws IOException {
    return ExportedRun.of(JmhFile.read(folder(parent, "run", "2026-10-01T10:00:00.123456Z", rows)));
  }

  /** A row of mode thrpt with three forks about a score. */
  static String row(String broker, double score, String... secondary) {
    return row("a.b.C.run", "thrpt", "ops/s", broker, score, secondary);
  }

  static String row(
      String benchmark, String mode, String unit, String broker, Object score, String... more) {
    String forks =
        score instanceof Double value
            ? Stream.of(0.9, 1.0, 1.1)
                .map(factor -> "[" + value * factor + "]")
                .collect(Collectors.joining(",", "[", "]"))
            : "[[1], [2], [3]]";
    return """
    {"benchmark": "%s", "mode": "%s", "threads": 1, "params": {"broker": "%s", "x": "1"},
     "primaryMetric": {"score": %s, "scoreUnit": "%s", "rawData": %s},
     "secondaryMetrics": {%s}}\
    """
        .formatted(benchmark, mode, broker, score, unit, forks, String.join(", ", more));
  }

  /** The row, as one that was sent at a given rate. */
  static String openLoop(String row) {
    return row.replace("\"x\": \"1\"", "\"rate\": \"1\"");
  }

  static String metric(String name, String unit, Object score) {
    return """
    "%s": {"score": %s, "scoreUnit": "%s", "rawData": [[1], [2], [3]]}\
    """
        .formatted(name, score, unit);
  }

  static String lost(int messages) {
    return """
    "lost": {"score": %1$s, "scoreUnit": "messages", "rawData": [[0], [%1$s], [0]]}\
    """
        .formatted(messages);
  }
}
