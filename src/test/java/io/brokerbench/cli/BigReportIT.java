package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred runs of fifty rows: the page stays small, and so does what it takes to make it. */
class BigReportIT {
  private static final int RUNS = 100;
  private static final int QUESTIONS = 25;
  private static final long MOST_BYTES = 10_000_000;
  private static final List<String> LATENCIES =
      List.of("ack.p50", "ack.p99", "e2e.p50", "e2e.p90", "e2e.p99", "e2e.p999", "e2e.p9999");

  private final Random random = new Random(1);
  @TempDir Path folder;
  private JarProcesses processes;

  @BeforeEach
  void setUp() {
    processes = new JarProcesses(folder);
  }

  @AfterEach
  void end() {
    processes.close();
  }

  @Test
  void pageOfAHundredRunsIsSmall() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                JarProcesses.jar().toString(),
                "report"));
    for (int run = 0; run < RUNS; run++) {
      command.add(write(run).toString());
    }

    Process process = processes.start(command, Map.of());
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(Files.readString(processes.err())).isZero();
    assertThat(out).contains("report.html");
    assertThat(Files.size(folder.resolve("report.html"))).isLessThan(MOST_BYTES);
    assertThat(folder.resolve("report.html")).content().contains("100 runs", "run-099.json");
  }

  private Path write(int run) throws IOException {
    StringJoiner rows = new StringJoiner(",", "[", "]");
    for (String broker : List.of("KAFKA", "NATS")) {
      for (int row = 0; row < QUESTIONS; row++) {
        rows.add(row(broker, row));
      }
    }
    return Files.writeString(
        folder.resolve(String.format(Locale.ROOT, "run-%03d.json", run)), rows.toString());
  }

  private String row(String broker, int row) {
    StringJoiner secondary = new StringJoiner(",");
    LATENCIES.forEach(name -> secondary.add("\"" + name + "\": " + metric("us")));
    secondary.add("\"threads.peak\": " + metric("threads"));
    secondary.add("\"heap.peak\": " + metric("MB"));
    return String.format(
        Locale.ROOT,
        """
        {"benchmark": "io.brokerbench.benchmarks.DeliveryBenchmark.deliver", "mode": "thrpt",
         "threads": 1, "forks": 5, "jdkVersion": "17", "jmhVersion": "1.37",
         "params": {"broker": "%s", "durability": "MEMORY", "scenario": "S%d"},
         "primaryMetric": %s, "secondaryMetrics": {%s}}
        """,
        broker,
        row,
        metric("ops/s"),
        secondary);
  }

  /** Five forks of five iterations. */
  private String metric(String unit) {
    StringJoiner forks = new StringJoiner(",", "[", "]");
    for (int fork = 0; fork < 5; fork++) {
      StringJoiner iterations = new StringJoiner(",", "[", "]");
      for (int iteration = 0; iteration < 5; iteration++) {
        iterations.add(Double.toString(1_000 + 20 * random.nextGaussian()));
      }
      forks.add(iterations.toString());
    }
    return "{\"score\": 1000.5, \"scoreUnit\": \"" + unit + "\", \"rawData\": " + forks + "}";
  }
}
