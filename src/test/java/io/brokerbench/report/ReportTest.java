package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.measure.Percentile;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn of runs, and what isn't. */
class ReportTest {
  @TempDir Path folder;

  private static RunDetail detail(SavedRun run) {
    return Report.of(List.of(run)).detail();
  }

  private static List<Chart> charts(RunDetail run, String section) {
    return run.sections().stream()
        .filter(of -> of.title().equals(section))
        .flatMap(of -> of.charts().stream())
        .toList();
  }

  private static Series series(Chart chart, String name) {
    return chart.series().stream()
        .filter(series -> series.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachRowIsABarWithItsIntervalAndItsForks() throws IOException {
    RunDetail run =
        detail(
            new PlantedRuns(folder)
                .row("broker=KAFKA scenario=LOW", 1_000)
                .row("broker=NATS scenario=LOW", 2_000)
                .saved());

    Chart chart = charts(run, "Results").get(0);
    assertThat(chart.title()).isEqualTo("Throughput: DeliveryBenchmark");
    assertThat(chart.y().title()).isEqualTo("Throughput, messages/s");
    Point kafka = series(chart, "KAFKA").points().get(0);
    assertThat(kafka.y()).isEqualTo(1_000);
    assertThat(kafka.low()).isBetween(960.0, 1_000.0);
    assertThat(kafka.high()).isBetween(1_000.0, 1_040.0);
    assertThat(kafka.forks()).containsExactly(1_000.0, 1_010.0, 990.0);
    assertThat(run.summary().verdict()).endsWith("all 3,000 messages accounted for.");
  }

  @Test
  void whatIsInvalidOrMissingIsAGapWithItsReason() throws IOException {
    RunDetail run =
        detail(
            new PlantedRuns(folder)
                .row("broker=KAFKA scenario=LOW", 1_000)
                .invalid("broker=KAFKA scenario=HIGH", 1_000, "lost 3")
                .missing("broker=NATS scenario=LOW", "the broker ended")
                .saved());

    Chart chart = charts(run, "Results").get(0);
    assertThat(series(chart, "KAFKA").points()).extracting(Point::y).containsExactly(1_000.0, null);
    assertThat(series(chart, "NATS").points()).extracting(Point::y).containsExactly((Double) null);
    assertThat(chart.notes())
        .containsExactly(
            "KAFKA HIGH is not drawn: INVALID: fork 4: lost 3",
            "NATS LOW is not drawn: MISSING: fork 1: the broker ended");
    assertThat(run.summary().verdict()).isEqualTo("3 rows: 1 invalid, 1 missing.");
    assertThat(run.finding()).startsWith("Can't be told: INVALID, NATS: fork 1: the broker ended");
  }

  @Test
  void tiersNeverShareAnAxis() throws IOException {
    RunDetail run =
        detail(
            new PlantedRuns(folder)
                .row("broker=KAFKA durability=MEMORY", 1_000)
                .row("broker=KAFKA durability=DISK", 900)
                .row("broker=NATS durability=MEMORY", 1_000)
                .row("broker=NATS durability=DISK", 900)
                .saved());

    assertThat(charts(run, "Results"))
        .extracting(Chart::title)
        .containsExactly(
            "Throughput: DeliveryBenchmark, durability MEMORY",
            "Throughput: DeliveryBenchmark, durability DISK");
    assertThat(run.sections())
        .allSatisfy(
            section ->
                assertThat(section.charts())
                    .allSatisfy(chart -> assertThat(chart.title()).containsPattern("MEMORY|DISK")));
  }

  @Test
  void aNumberThatIsTurnedMakesACurveInItsOrder() throws IOException {
    RunDetail run =
        detail(
            new PlantedRuns(folder)
                .row("broker=NATS workers=16", 1_600)
                .row("broker=NATS workers=1", 1_000)
                .invalid("broker=NATS workers=256", 1_000, "lost 1")
                .saved());

    Chart sweep = charts(run, "Sweeps").get(0);
    assertThat(sweep.title()).isEqualTo("Throughput by workers: DeliveryBenchmark");
    assertThat(series(sweep, "NATS").points())
        .extracting(Point::x)
        .containsExactly(1.0, 16.0, 256.0);
    assertThat(series(sweep, "NATS").points())
        .extracting(Point::y)
        .containsExactly(1_000.0, 1_600.0, null);
    assertThat(sweep.notes()).containsExactly("NATS at 256 is not drawn: INVALID: fork 4: lost 1");
  }

  @Test
  void aSearchIsDrawnWithItsGoalAndSaysItsAnswer() throws IOException {
    Path run =
        new PlantedRuns(folder).row("broker=KAFKA", 1_000).write("2026-01-02T03:04:05Z", "planted");
    Files.copy(Path.of("results", "baseline", "saturation.json"), run.resolve("saturation.json"));

    Chart chart = charts(detail(SavedRun.read(run)), "Saturation").get(0);
    assertThat(chart.series()).extracting(Series::name).containsExactly("KAFKA", "NATS");
    assertThat(chart.marks()).containsExactly(new Chart.ReferenceLine("goal", 50));
    assertThat(chart.notes().get(0))
        .isEqualTo("KAFKA sustains 10,400 messages/s with a p99 of at most 50 ms.");
    assertThat(series(chart, "KAFKA").points().get(0).y()).isEqualTo(9.420799);
  }

  @Test
  void fewPercentilesAreDrawnWhereThereAreNoHistograms() throws IOException {
    RunDetail run =
        detail(
            new PlantedRuns(folder)
                .openLoop(
                    "broker=KAFKA rate=1000",
                    Map.of(
                        "e2e.p50", List.of(2_000.0, 2_000.0, 2_000.0),
                        "e2e.p99", List.of(5_000.0, 2_500.0, 10_000.0)))
                .saved());

    Chart chart = charts(run, "Latency by percentile").get(0);
    assertThat(series(chart, "KAFKA").points())
        .extracting(Point::x, Point::y)
        .containsExactly(tuple(0.5, 2.0), tuple(0.99, 10.0));
    Point p99 = series(chart, "KAFKA").points().get(1);
    assertThat(p99.low()).isPositive().isLessThan(2.5);
    assertThat(p99.high()).isGreaterThan(10);
    assertThat(p99.forks()).containsExactly(5.0, 2.5, 10.0);
    assertThat(charts(run, "Latency over time")).isEmpty();
  }

  /** As verdicts have it, whatever the slowest fork does to all messages together. */
  @Test
  void theBarOfAPercentileIsTheMeanOfItsForks() throws IOException {
    RunDetail run =
        detail(
            new PlantedRuns(folder)
                .openLoop(
                    "broker=NATS rate=1000", Map.of("e2e.p99", List.of(5_000.0, 2_500.0, 10_000.0)))
                .saved());

    Point bar = series(charts(run, "Results").get(0), "NATS").points().get(0);
    assertThat(bar.y()).isCloseTo(5, within(1e-9));
    assertThat(bar.low()).isLessThan(5);
    assertThat(bar.forks()).containsExactly(5.0, 2.5, 10.0);
  }

  @Test
  void aPercentileThatTheDataCannotTellIsAGapWithItsReason() throws IOException {
    RunDetail run =
        detail(
            new PlantedRuns(folder)
                .openLoop(
                    "broker=NATS rate=10",
                    Map.of("e2e.p50", List.of(1.0, 1.0, 1.0), "e2e.max", List.of(3.0, 3.0, 3.0)))
                .saved());

    Chart chart = charts(run, "Results").get(0);
    assertThat(chart.title()).startsWith("End-to-end latency, 99th percentile");
    assertThat(series(chart, "NATS").points()).extracting(Point::y).containsExactly((Double) null);
    assertThat(chart.notes())
        .containsExactly(
            "NATS 10 is not drawn: fewer than 10 messages lie above this percentile, too few to"
                + " tell it");
  }

  @Test
  void latenciesOfClosedLoopsStandApartAndAreNotDrawn() throws IOException {
    RunDetail run = detail(new PlantedRuns(folder).row("broker=KAFKA", 1_000).saved());

    assertThat(charts(run, "Latency by percentile")).isEmpty();
    Section closed =
        run.sections().stream()
            .filter(section -> section.title().equals("Latency in closed loops"))
            .findFirst()
            .orElseThrow();
    assertThat(closed.drawn()).isFalse();
    assertThat(closed.explanation()).contains("does not say how long a user waits");
    assertThat(run.rows().get(0).latency(Percentile.P99)).isEmpty();
  }

  @Test
  void runsAreDrawnInTheOrderOfTimeWithWhatDiffers() throws IOException {
    SavedRun late =
        SavedRun.read(
            new PlantedRuns(folder.resolve("late"))
                .row("broker=KAFKA scenario=LOW", 1_100)
                .write("2026-02-01T00:00:00Z", "newer"));
    SavedRun early =
        SavedRun.read(
            new PlantedRuns(folder.resolve("early"))
                .row("broker=KAFKA scenario=LOW", 1_000)
                .row("broker=KAFKA scenario=HIGH", 1_000)
                .write("2026-01-01T00:00:00Z", "older"));

    Report report = Report.of(List.of(late, early));

    assertThat(report.runs()).extracting(RunSummary::name).containsExactly("early", "late");
    assertThat(report.detail().summary().name()).isEqualTo("late");
    assertThat(report.history()).hasSize(2);
    Chart low = report.history().get(0);
    assertThat(low.x().categories())
        .containsExactly("2026-01-01 00:00 UTC early", "2026-02-01 00:00 UTC late");
    assertThat(series(low, "KAFKA").points())
        .extracting(Point::y)
        .containsExactly(1_000.0, 1_100.0);
    assertThat(report.history().get(1).notes())
        .containsExactly("KAFKA in 2026-02-01 00:00 UTC late: not in this run");
    assertThat(report.differences().lines())
        .containsExactly(new Settings.Line("machine.cpu", List.of("older", "newer"), true));
  }

  @Test
  void settingsOfBrokersAreSideBySideAndDifferencesMarked() throws IOException {
    RunDetail run =
        detail(new PlantedRuns(folder).row("broker=KAFKA", 1_000).row("broker=NATS", 1).saved());

    Settings config = run.settings().get(1);
    assertThat(config.columns()).containsExactly("KAFKA", "NATS");
    assertThat(config.lines())
        .containsExactly(new Settings.Line("producer.acks", List.of("1", "all"), true));
  }

  @Test
  void theCommandThatRepeatsARunIsFitForAShell() throws IOException {
    assertThat(detail(new PlantedRuns(folder).row("broker=KAFKA", 1).saved()).summary().command())
        .isEqualTo("java -jar target/benchmarks.jar Delivery -p broker=KAFKA,NATS 'it'\\''s'");
  }

  @Test
  void percentilesReachAsFarAsTheirValuesTell() {
    assertThat(Percentiles.of(10_000)).contains(0.5, 0.9, 0.99, 0.999).doesNotContain(0.9999);
    assertThat(Percentiles.of(10_000)).allMatch(share -> share <= 0.999);
    assertThat(Percentiles.of(9_999)).doesNotContain(0.999);
    assertThat(Percentiles.of(10_000)).isSorted();
    assertThat(Percentiles.of(0)).isEmpty();
  }
}
