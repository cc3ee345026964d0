package io.brokerbench.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.report.PlantedRuns;
import io.brokerbench.report.Report;
import io.brokerbench.results.SavedRun;
import io.brokerbench.text.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's end looks like on a terminal. */
class ScreenReportTest {
  private static final Style BLOCKS = new Style(false, true, 100);

  @TempDir Path folder;
  private final List<String> rows = new ArrayList<>();

  /** Adds a row of five forks that scatter by a percent. */
  private void row(String broker, String scenario, double mean, int lost) {
    String forks =
        DoubleStream.of(1, 1.01, 0.99, 1.005, 0.995)
            .mapToObj(f -> "[" + f * mean + "]")
            .collect(Collectors.joining(",", "[", "]"));
    rows.add(
        String.format(
            Locale.ROOT,
            """
            {"benchmark": "a.Planted.run", "mode": "thrpt", "threads": 1,
              "params": {"broker": "%s", "scenario": "%s", "durability": "MEMORY"},
              "primaryMetric": {"score": %s, "scoreUnit": "ops/s", "rawData": %s},
              "secondaryMetrics": {
                "lost": {"score": %d, "scoreUnit": "messages", "rawData": [[%d]]}}}
            """,
            broker,
            scenario,
            mean,
            forks,
            lost,
            lost));
  }

  private List<String> lines(Style style) throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), rows.toString());
    return ScreenReport.lines(Report.of(List.of(SavedRun.read(file))), style);
  }

  @Test
  void eachRowHasItsBarAndEachPairItsRatioIntervalAndVerdict() throws IOException {
    row("KAFKA", "LOW", 1_000, 0);
    row("NATS", "LOW", 2_000, 0);
    row("KAFKA", "HIGH", 1_000, 0);
    row("NATS", "HIGH", 1_000, 0);

    assertThat(lines(BLOCKS))
        .startsWith(
            "Throughput: Planted, durability MEMORY, messages/s",
            "  LOW   KAFKA  1,000  " + "█".repeat(39),
            "        NATS   2,000  " + "█".repeat(78),
            "  HIGH  KAFKA  1,000  " + "█".repeat(39),
            "        NATS   1,000  " + "█".repeat(39),
            "",
            "KAFKA:NATS, Planted.run thrpt  difference  95 % interval       verdict",
            "  LOW                          0.50 times  0.50 to 0.50 times  NATS is ahead",
            "  HIGH                                0 %  0 to 0 %            no difference: within 5"
                + " %",
            "",
            "Of 2 rows: NATS is ahead in 1, no difference in 1.",
            "In memory: gone with the server.");
  }

  @Test
  void invalidRowIsMissingAndNotZero() throws IOException {
    row("KAFKA", "LOW", 1_000, 0);
    row("NATS", "LOW", 2_000, 3);

    assertThat(lines(BLOCKS))
        .contains("  LOW  KAFKA  1,000  " + "█".repeat(79), "       NATS       -  INVALID: lost 3")
        .anyMatch(line -> line.endsWith("can't be told: INVALID, NATS: lost 3"));
  }

  @Test
  void whereThereAreNoBlocksAllIsAscii() throws IOException {
    row("KAFKA", "LOW", 1_000, 0);
    row("NATS", "LOW", 2_000, 0);

    List<String> lines = lines(new Style(false, false, 100));

    assertThat(lines).contains("       NATS   2,000  " + "#".repeat(79));
    assertThat(String.join("", lines)).isASCII();
  }

  @Test
  void coloursTellBrokersAndVerdictsApart() throws IOException {
    row("KAFKA", "LOW", 1_000, 0);
    row("NATS", "LOW", 2_000, 0);

    assertThat(String.join("\n", lines(new Style(true, true, 100))))
        .contains("\u001b[36m█", "\u001b[35m█", "\u001b[32mNATS is ahead\u001b[0m");
    assertThat(String.join("", lines(BLOCKS))).doesNotContain("\u001b");
  }

  @Test
  void longNamesAndReasonsStillFit() throws IOException {
    String scenario = "a_value_that_is_rather_long_and_goes_on_for_more_than_half_of_a_line";
    row("KAFKA", scenario, 1_000, 123_456_789);
    row("NATS", scenario, 2_000, 0);
    row("KAFKA", "x", 1_000, 0);

    assertThat(lines(BLOCKS)).allMatch(line -> line.length() <= 100);
  }

  @Test
  void aRowWhoseSenderMakesTheTailIsNamed() throws IOException {
    SavedRun late =
        new PlantedRuns(folder)
            .openLoop("broker=KAFKA rate=1000", latencies(60_000, 40_000))
            .openLoop("broker=NATS rate=1000", latencies(60_000, 400))
            .saved();

    assertThat(ScreenReport.lines(Report.of(List.of(late)), BLOCKS))
        .containsOnlyOnce(
            "CLIENT-BOUND: KAFKA: the sender was 40 ms late at p99, of the 60 ms that"
                + " e2e.p99 has")
        .noneMatch(line -> line.contains("CLIENT-BOUND: NATS"));
  }

  @Test
  void whatABrokerSaidIsTextAndNoCommandToTheTerminal() throws IOException {
    SavedRun run =
        new PlantedRuns(folder)
            .row("broker=KAFKA scenario=LOW", 1_000)
            .invalid("broker=NATS scenario=LOW", 1_000, "it said:\n\u001b[2J\u0007gone")
            .saved();

    assertThat(ScreenReport.lines(Report.of(List.of(run)), BLOCKS))
        .anyMatch(line -> line.contains("it said: [2J gone"))
        .noneMatch(line -> line.matches(".*\\p{Cntrl}.*"));
  }

  private static Map<String, List<Double>> latencies(double endToEnd, double schedule) {
    return Map.of(
        "e2e.p99", List.of(endToEnd, endToEnd, endToEnd),
        "schedule.p99", List.of(schedule, schedule, schedule));
  }

  @Test
  void realRunFits() {
    Path quick = Path.of("results", "baseline", "quick.json");

    assertThat(ScreenReport.lines(Report.of(List.of(SavedRun.read(quick))), BLOCKS))
        .hasSizeGreaterThan(16)
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void ofSeveralRunsEachIsSaidToBeSound() throws IOException {
    row("KAFKA", "LOW", 1_000, 0);
    Path one = Files.writeString(folder.resolve("one.json"), rows.toString());
    Path two = Files.writeString(folder.resolve("two.json"), rows.toString());
    Report report = Report.of(List.of(SavedRun.read(one), SavedRun.read(two)));

    assertThat(ScreenReport.lines(report, BLOCKS))
        .startsWith(
            "one: The row was measured; there is no account of messages.",
            "two: The row was measured; there is no account of messages.");
  }
}
