package io.brokerbench.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.report.PlantedRuns;
import io.brokerbench.results.NamedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a run beside the one before it, and when nothing is. */
class SinceLastRunTest {
  private static final String ROW = "broker=NATS scenario=HIGH";
  private static final String STARTED = "2026-01-02T03:04:05Z";

  @TempDir Path runs;

  private PlantedRuns run(String name) {
    return new PlantedRuns(runs.resolve(name));
  }

  private Path one(String name, double value) throws IOException {
    return run(name).row(ROW, value).write(STARTED, "here");
  }

  private List<String> lines(Path run) throws IOException {
    return new SinceLastRun(new NamedRuns(runs, runs), StoredNoise.nothing("")).lines(run);
  }

  @Test
  void sameSpeedShowsNoDifference() throws IOException {
    one("2026-a", 1_000);

    assertThat(lines(one("2026-b", 1_010)))
        .containsExactly(
            "Since the last run (2026-a): no difference shown (-1.3 to +3.3 %).",
            "  One run against another, at another hour of the machine: ab measures both in"
                + " turns.");
  }

  @Test
  void whatIsSlowerIsNamed() throws IOException {
    one("2026-a", 1_000);

    assertThat(lines(one("2026-b", 800)))
        .hasSize(3)
        .startsWith("Since the last run (2026-a): 1 of 1 differ.")
        .element(1)
        .asString()
        .startsWith("  DeliveryBenchmark.deliver thrpt")
        .contains(" score: -20.0 % (-21.8 to -18.2 %), worse");
  }

  @Test
  void theFirstRunHasNothingToSay() throws IOException {
    assertThat(lines(one("2026-a", 1_000))).isEmpty();
  }

  @Test
  void laterRunsDoNotCount() throws IOException {
    one("2026-b", 1_000);

    assertThat(lines(one("2026-a", 1_000))).isEmpty();
  }

  @Test
  void theNewestRunOfTheSameRowsOnThisMachineIsTaken() throws IOException {
    one("2026-a", 1_000);
    one("2026-b", 1_000);
    run("2026-c").row("broker=NATS scenario=LOW", 5).write(STARTED, "here");
    run("2026-d").row(ROW, 5).write(STARTED, "elsewhere");
    Files.createDirectory(runs.resolve("2026-e"));
    Files.writeString(Files.createDirectory(runs.resolve("2026-f")).resolve("jmh.json"), "[{");

    assertThat(lines(one("2026-g", 1_000))).first().asString().contains("(2026-b)");
  }

  @Test
  void moreRowsThenAreNoReasonNotToCompare() throws IOException {
    run("2026-a").row(ROW, 1_000).row("broker=KAFKA scenario=HIGH", 10).write(STARTED, "here");

    assertThat(lines(one("2026-b", 1_000))).first().asString().contains("no difference shown");
  }

  @Test
  void otherConditionsAreSilent() throws IOException {
    Path before = one("2026-a", 1_000);
    Path environment = before.resolve("environment.json");
    Files.writeString(
        environment,
        Files.readString(environment).replace("\"version\": \"1\"", "\"version\": \"2\""));

    assertThat(lines(one("2026-b", 1_000))).isEmpty();
  }

  @Test
  void aRowThatMayNotBeBelievedIsSilent() throws IOException {
    run("2026-a").invalid(ROW, 1_000, "3 lost").write(STARTED, "here");

    assertThat(lines(one("2026-b", 1_000))).isEmpty();
  }

  @Test
  void ofAnOpenLoopLatenciesAreCompared() throws IOException {
    Map<String, List<Double>> then = Map.of("e2e.p99", List.of(100.0, 101.0, 99.0));
    Map<String, List<Double>> now = Map.of("e2e.p99", List.of(200.0, 202.0, 198.0));
    run("2026-a").openLoop("broker=NATS rate=1000", then).write(STARTED, "here");

    assertThat(lines(run("2026-b").openLoop("broker=NATS rate=1000", now).write(STARTED, "here")))
        .element(1)
        .asString()
        .contains(" e2e.p99: +100.0 %", "worse");
  }
}
