package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.benchmarks.PlantedParams;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

class ResultTableTest {
  /** What benchmarks measure beside their score to be read with it. */
  private static final List<String> ANSWERS =
      List.of("threads.slope", "fds.slope", "heap.slope", "imbalance");

  private static final List<String> SECONDARIES =
      List.of(
          "e2e.p50",
          "e2e.p99",
          "e2e.mean",
          "ack.p50",
          "handover.p99",
          "handover.max",
          "imbalance",
          "lost",
          "threads.peak",
          "threads.slope",
          "fds.slope",
          "heap.slope",
          "gc.count");

  private static String table(List<RunResult> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResultTable.print(new PrintStream(bytes, true, UTF_8), rows);
    return bytes.toString(UTF_8);
  }

  private static RunResult row(Map<String, String> params) {
    return row("a.Planted.run", params, SECONDARIES);
  }

  private static RunResult row(
      String name, Map<String, String> params, Collection<String> secondaries) {
    WorkloadParams workload = new WorkloadParams();
    params.forEach((key, value) -> workload.put(key, value, 0));
    IterationParams iterations =
        new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1);
    BenchmarkParams benchmark = PlantedParams.of(name, workload, iterations);
    IterationResult iteration = new IterationResult(benchmark, iterations, null);
    iteration.addResult(
        new ThroughputResult(ResultRole.PRIMARY, "run", 42, 1_000_000_000, TimeUnit.SECONDS));
    secondaries.forEach(
        metric -> iteration.addResult(new ScalarResult(metric, 7, "us", AggregationPolicy.MAX)));
    return new RunResult(benchmark, List.of(new BenchmarkResult(benchmark, List.of(iteration))));
  }

  @Test
  void parametersThatDoNotVaryAreLeftOut() {
    String table =
        table(
            List.of(
                row(Map.of("broker", "KAFKA", "workers", "256")),
                row(Map.of("broker", "NATS", "workers", "256"))));

    assertThat(table).contains("(broker)", "KAFKA", "NATS").doesNotContain("workers", "256");
  }

  @Test
  void parameterThatSomeRowsLackVaries() {
    String table = table(List.of(row(Map.of("size", "3")), row(Map.of())));

    assertThat(table).contains("(size)", "N/A");
  }

  @Test
  void eachClassHasATableWithItsOwnParameters() {
    String table =
        table(
            List.of(
                row("a.One.run", Map.of("size", "1"), List.of()),
                row("a.One.run", Map.of("size", "2"), List.of()),
                row("a.Two.run", Map.of("rate", "5"), List.of()),
                row("a.Two.run", Map.of("rate", "6"), List.of())));

    assertThat(table.split("\\R\\R"))
        .satisfiesExactly(
            one -> assertThat(one).contains("(size)").doesNotContain("(rate)", "N/A"),
            two -> assertThat(two).contains("(rate)").doesNotContain("(size)", "N/A"));
  }

  @Test
  void ofTheSuitesMetricsAFewAreShownAndOfProfilersAll() {
    assertThat(shown(SECONDARIES, Map.of("rate", "1000")))
        .containsOnlyOnceElementsOf(ANSWERS)
        .contains("e2e.p50", "e2e.p99", "gc.count")
        .hasSize(ANSWERS.size() + 3);
  }

  @Test
  void latenciesOfAClosedLoopAreNotShown() {
    assertThat(shown(SECONDARIES, Map.of("scenario", "LOW")))
        .containsOnlyOnceElementsOf(ANSWERS)
        .contains("gc.count")
        .hasSize(ANSWERS.size() + 1);
  }

  @Test
  void percentileThatTooFewMessagesTellIsADashAndTheReasonStandsBelowOnce() {
    RunResult told = row("a.Planted.run", Map.of("rate", "2"), List.of("e2e.p50", "e2e.p99"));
    RunResult blank = row("a.Planted.run", Map.of("rate", "1"), List.of("e2e.p50", "e2e.max"));

    String table = table(List.of(blank, told));

    assertThat(table)
        .containsPattern("run:e2e.p99 +1 +thrpt +- +us")
        .containsPattern("run:e2e.p99 +2 +thrpt +7 +us")
        .doesNotContain("NaN")
        .containsOnlyOnce("-: fewer than 10 messages lie above this percentile");
    assertThat(table(List.of(told))).doesNotContain("fewer than");
  }

  @Test
  void unitsAreThoseInWhichNumbersCanBeRead() {
    assertThat(table(List.of(timed(12_300, TimeUnit.SECONDS))))
        .containsPattern("run +avgt +12\\.30? +us/op")
        .doesNotContain("≈", "10⁻", "NaN");
    assertThat(table(List.of(timed(12_300, TimeUnit.MICROSECONDS))))
        .containsPattern("run +avgt +12\\.30? +us/op");
  }

  @Test
  void eachLineHasTheNameOfItsBenchmark() {
    String table = table(List.of(row(Map.of("size", "1")), row(Map.of("size", "2"))));
    assertThat(table.lines().skip(1)).allMatch(line -> line.startsWith("Planted.run"));
  }

  @Test
  void operationsOnABrokerAreMessages() {
    assertThat(table(List.of(row("a.Planted.run", Map.of("broker", "NATS"), List.of()))))
        .containsPattern("run +thrpt +42 +messages/s");
    assertThat(table(List.of(row("a.Planted.run", Map.of("size", "1"), List.of()))))
        .containsPattern("run +thrpt +42 +ops/s");
  }

  /** An operation that takes so long, in a unit of the user's. */
  private static RunResult timed(long nanos, TimeUnit unit) {
    IterationParams iterations =
        new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1);
    BenchmarkParams benchmark =
        PlantedParams.of(Mode.AverageTime, "a.Planted.run", new WorkloadParams(), iterations);
    IterationResult iteration = new IterationResult(benchmark, iterations, null);
    iteration.addResult(new AverageTimeResult(ResultRole.PRIMARY, "run", 1, nanos, unit));
    return new RunResult(benchmark, List.of(new BenchmarkResult(benchmark, List.of(iteration))));
  }

  @Test
  void whereNothingIsDeliveredOthersAreShown() {
    List<String> secondaries = new ArrayList<>(SECONDARIES);
    secondaries.removeIf(name -> name.startsWith("e2e"));

    assertThat(shown(secondaries, Map.of()))
        .containsOnlyOnceElementsOf(ANSWERS)
        .contains("ack.p50", "handover.p99", "gc.count")
        .hasSize(ANSWERS.size() + 3);
  }

  private static List<String> shown(List<String> secondaries, Map<String, String> params) {
    String table = table(List.of(row("a.Planted.run", params, secondaries)));
    return secondaries.stream().filter(name -> table.contains(":" + name)).toList();
  }
}
