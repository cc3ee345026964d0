package io.brokerbench.visualizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each rule with rows that break it, and none with rows that don't. */
class DrawingRulesTest {
  private static JmhRow row(String benchmark, Map<String, String> params, String... latencies) {
    return row(benchmark, "thrpt", 1, params, latencies);
  }

  /** A row with latencies, as in "e2e.p50 us". */
  private static JmhRow row(
      String benchmark, String mode, int threads, Map<String, String> params, String... metrics) {
    Map<String, JmhMetric> all = new HashMap<>();
    all.put(JmhRow.SCORE, new JmhMetric("ops/s", 7, List.of()));
    for (String metric : metrics) {
      String[] words = metric.split(" ", -1);
      all.put(words[0], new JmhMetric(words[1], 7, List.of()));
    }
    RowKey key = new RowKey(benchmark, mode, threads, "ops/s", params);
    return new JmhRow(key, all, Map.of(), List.of());
  }

  private static List<String> violations(JmhRow... rows) {
    return DrawingRules.violations(List.of(rows));
  }

  @Test
  void rowsThatDifferInValuesModesAndMethodsBreakNone() {
    assertThat(
            violations(
                row("a.B.c", Map.of("x", "1", "y", "default"), "e2e.p50 us", "threads.settle ms"),
                row("a.B.c", Map.of("x", "2", "y", ""), "e2e.p50 us", "threads.settle ms"),
                row("a.B.d", Map.of("x", "2", "y", "z-1"), "e2e.p50 us", "threads.settle ms"),
                row("a.Other.c", Map.of("z", "1"), "gc.count counts"),
                row("a.Other.c", "sample", 1, Map.of("z", "1"), "p0.50 us/op"),
                row("a.Plain.c", Map.of())))
        .isEmpty();
  }

  @Test
  void parameterThatSomeRowsOfAClassLack() {
    assertThat(
            violations(
                row("a.B.c", Map.of("x", "1", "y", "1")),
                row("a.B.d", Map.of("x", "1")),
                row("a.Other.c", Map.of())))
        .containsExactly("a.B: only some rows have the parameters y.");
  }

  @Test
  void metricThatSomeRowsOfAMethodLack() {
    assertThat(
            violations(
                row("a.B.c", Map.of("x", "1"), "e2e.p50 us", "lost messages"),
                row("a.B.c", Map.of("x", "2"), "ack.p50 us", "lost messages")))
        .containsExactly(
            "a.B.c thrpt: only some rows have the secondary metrics ack.p50, e2e.p50.");
  }

  @Test
  void spacesAndEqualsSigns() {
    assertThat(violations(row("a.B.c", Map.of("x", "1 2")), row("a.B.c", Map.of("x", "1=2"))))
        .containsExactly(
            "The parameter x=1 2 has a space or an equals sign in its name or value.",
            "The parameter x=1=2 has a space or an equals sign in its name or value.");
    assertThat(violations(row("a.B.c", Map.of("a b", "1")), row("a.B.c", Map.of("a b", "1"))))
        .contains("The parameter a b=1 has a space or an equals sign in its name or value.");
  }

  @Test
  void rowsThatDifferInThreadsAlone() {
    assertThat(
            violations(
                row("a.B.c", "thrpt", 1, Map.of("x", "1")),
                row("a.B.c", "thrpt", 4, Map.of("x", "1"))))
        .containsExactly("a.B.c: two rows differ in neither parameters nor mode.");
  }

  @Test
  void latencyInAnotherUnit() {
    assertThat(violations(row("a.B.c", Map.of(), "e2e.p99 ms", "ack.max us", "handover.p50 ns")))
        .containsExactlyInAnyOrder(
            "a.B.c: e2e.p99 is in ms, and would be rounded; latencies are in us.",
            "a.B.c: handover.p50 is in ns, and would be rounded; latencies are in us.");
  }
}
