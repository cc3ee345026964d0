package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.results.RunFolder;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latencies as a run's forks have left them. */
class LatencyChartsTest {
  private static final long START = Instant.parse("2026-01-02T03:04:05Z").toEpochMilli();

  @TempDir Path folder;

  private static Histogram interval(String tag, long startMillis, long millis, int count) {
    Histogram histogram = new Histogram(3);
    histogram.setTag(tag);
    histogram.setStartTimeStamp(startMillis);
    histogram.setEndTimeStamp(startMillis + 1_000);
    histogram.recordValueWithCount(millis * 1_000_000, count);
    return histogram;
  }

  /** Two forks, the second of which started a minute later. */
  private SavedRun run() throws IOException {
    RunFolder run = RunFolder.create(folder, Instant.ofEpochMilli(START), "run");
    run.writeHistograms(
        "one",
        List.of(
            interval("e2e", START, 10, 10_000),
            interval("ack", START, 999, 5),
            interval("e2e", START + 1_004, 20, 10_000),
            interval("e2e", START + 2_004, 30, 500)));
    run.writeHistograms("two", List.of(interval("e2e", START + 60_000, 40, 10_000)));
    Path path =
        new PlantedRuns(run.path())
            .row("broker=NATS", 1_000)
            .write("2026-01-02T03:04:05Z", "planted");
    Path forks = path.resolve("forks").resolve("forks.jsonl");
    List<String> lines = Files.readAllLines(forks);
    Files.write(
        forks,
        List.of(
            lines.get(0).replace("\"fork\": 1", "\"histograms\": \"one.hlog\", \"fork\": 1"),
            lines.get(1).replace("\"fork\": 2", "\"histograms\": \"two.hlog\", \"fork\": 2"),
            lines.get(2)));
    return SavedRun.read(path);
  }

  private LatencyCharts charts() throws IOException {
    SavedRun run = run();
    return new LatencyCharts(run, ReportRows.of(run), "planted");
  }

  @Test
  void percentilesAreThoseOfAllForksTogether() throws IOException {
    Series series = charts().percentiles().orElseThrow().series().get(0);

    assertThat(at(series, 0.5)).isCloseTo(20, within(0.1));
    assertThat(at(series, 0.9)).isCloseTo(40, within(0.1));
    assertThat(series.points()).noneMatch(point -> point.x() > 1 - 10.0 / 30_500);
  }

  @Test
  void secondsAreThoseSinceEachForksOwnBeginning() throws IOException {
    Chart chart = charts().overTime().orElseThrow();

    assertThat(chart.series()).extracting(Series::name).containsExactly("NATS p99", "NATS median");
    assertThat(at(chart.series().get(0), 0)).isCloseTo(40, within(0.1));
    assertThat(at(chart.series().get(1), 0)).isCloseTo(10, within(0.1));
    assertThat(at(chart.series().get(0), 1)).isCloseTo(20, within(0.1));
  }

  @Test
  void aSecondOfTooFewMessagesHasAMedianAndNoPercentileAboveIt() throws IOException {
    Chart chart = charts().overTime().orElseThrow();

    Point p99 = chart.series().get(0).points().get(2);
    assertThat(p99.y()).isNull();
    assertThat(p99.note()).startsWith("fewer than 10 messages lie above");
    assertThat(at(chart.series().get(1), 2)).isCloseTo(30, within(0.1));
  }

  private static double at(Series series, double x) {
    return series.points().stream()
        .filter(point -> Math.abs(point.x() - x) < 1e-9)
        .map(Point::y)
        .findFirst()
        .orElseThrow();
  }
}
