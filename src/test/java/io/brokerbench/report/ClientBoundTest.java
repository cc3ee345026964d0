package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.results.SavedRun;
import io.brokerbench.text.Badge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sender's share of a latency. */
class ClientBoundTest {
  @TempDir Path folder;

  /** Latencies of three forks that are alike, in microseconds. */
  private List<Badge> badges(Map<String, Double> latencies) throws IOException {
    Map<String, List<Double>> metrics = new TreeMap<>();
    latencies.forEach((name, value) -> metrics.put(name, List.of(value, value, value)));
    SavedRun run = new PlantedRuns(folder).openLoop("broker=NATS rate=1000", metrics).saved();
    return ReportRows.of(run).get(0).badges();
  }

  @Test
  void aTailThatTheSenderMakesIsNamed() throws IOException {
    List<Badge> badges =
        badges(
            Map.of(
                "e2e.p50", 260.0,
                "schedule.p50", 85.0,
                "e2e.p99", 59_800.0,
                "schedule.p99", 40_500.0));

    assertThat(badges)
        .containsExactly(
            new Badge(
                Badge.Level.WARNING,
                "CLIENT-BOUND",
                List.of("the sender was 40.5 ms late at p99, of the 59.80 ms that e2e.p99 has")));
  }

  @Test
  void aMedianOfWhichTheSenderMakesHalfIsNamed() throws IOException {
    assertThat(badges(Map.of("e2e.p50", 170.0, "schedule.p50", 85.0)).get(0).reasons())
        .containsExactly(
            "the sender was 0.08500 ms late at p50, of the 0.1700 ms that e2e.p50 has");
  }

  @Test
  void aPunctualSenderIsNot() throws IOException {
    assertThat(
            badges(
                Map.of(
                    "e2e.p50", 260.0,
                    "schedule.p50", 85.0,
                    "e2e.p99", 2_000.0,
                    "schedule.p99", 900.0)))
        .extracting(Badge::text)
        .containsExactly("VALID");
  }

  @Test
  void whatIsNotToldIsNotCompared() throws IOException {
    assertThat(badges(Map.of("e2e.max", 10.0, "schedule.max", 10.0)))
        .extracting(Badge::text)
        .containsExactly("VALID");
  }
}
