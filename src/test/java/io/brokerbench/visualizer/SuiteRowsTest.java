package io.brokerbench.visualizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.results.JmhFile;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteRowsTest {
  private static List<String> violations(String metric) {
    JmhMetric some = new JmhMetric("us", 7, List.of());
    RowKey key = new RowKey("a.B.c", "thrpt", 1, "ops/s", Map.of());
    Map<String, JmhMetric> metrics = Map.of(JmhRow.SCORE, some, metric, some);
    return SuiteRows.violations(List.of(new JmhRow(key, metrics, Map.of(), List.of())));
  }

  @Test
  void metricsOfTheSuiteBreakNothing() {
    assertThat(violations("e2e.p999")).isEmpty();
    assertThat(violations("consumer.groups")).isEmpty();
    assertThat(violations("p0.9999")).isEmpty();
  }

  @Test
  void nameThatWouldHaveToBeEscaped() {
    assertThat(violations("e2e.p\"50"))
        .contains("e2e.p\"50: only a-z, 0-9, '.' and '_' are allowed.");
    assertThat(violations("ack.P50")).hasSize(1);
    assertThat(violations("ack.p 50")).hasSize(1);
  }

  @Test
  void metricThatNobodyKnowsToBeBetterWhenLower() {
    assertThat(violations("handled"))
        .containsExactly("handled isn't among SuiteMetric, whose values are better when lower.");
  }

  @Test
  void keptRunBreaksNothing() {
    assertThat(
            SuiteRows.violations(JmhFile.read(Path.of("results", "baseline", "quick.json")).rows()))
        .isEmpty();
  }
}
