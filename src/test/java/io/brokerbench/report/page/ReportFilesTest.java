package io.brokerbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.report.PlantedRuns;
import io.brokerbench.report.Report;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the files, whatever a browser makes of it. */
class ReportFilesTest {
  @TempDir Path folder;

  private String page(SavedRun... runs) throws IOException {
    return Files.readString(ReportFiles.write(Report.of(List.of(runs)), folder));
  }

  private SavedRun run(String name, String params, double value) throws IOException {
    return SavedRun.read(
        new PlantedRuns(folder.resolve(name))
            .row(params, value)
            .write("2026-01-02T03:04:05Z", "planted"));
  }

  @Test
  void markdownHasTheAnswerFirst() throws IOException {
    page(
        SavedRun.read(
            new PlantedRuns(folder.resolve("a"))
                .row("broker=KAFKA scenario=LOW", 1_000)
                .row("broker=NATS scenario=LOW", 4_000)
                .write("2026-01-02T03:04:05Z", "planted")));

    assertThat(folder.resolve("report.md"))
        .content()
        .startsWith(
            """
            ### NATS is ahead: KAFKA comes to 0.25 times NATS (95 % interval 0.25 to 0.25 times).

            Planted.

            2026-01-02 03:04 UTC. All 2 rows were measured, and all 3,000 messages accounted for.

            | Row | Answer | KAFKA to NATS | 95 % interval | KAFKA | NATS | Unit |
            | --- | --- | --: | --: | --: | --: | --- |
            """)
        .contains("Run it again:", "| KAFKA | VALID | 1,000 | messages/s |");
  }

  @Test
  void markdownOfAUsualRunFitsAPullRequest() throws IOException {
    PlantedRuns runs = new PlantedRuns(folder.resolve("a"));
    for (String scenario : List.of("LOW", "MEDIUM", "HIGH", "EXTREME")) {
      runs.row("broker=KAFKA scenario=" + scenario, 1_000);
      runs.row("broker=NATS scenario=" + scenario, 4_000);
    }
    page(SavedRun.read(runs.write("2026-01-02T03:04:05Z", "planted")));

    assertThat(Files.readAllLines(folder.resolve("report.md")))
        .hasSizeLessThanOrEqualTo(40)
        .anyMatch(line -> line.startsWith("| EXTREME "))
        .anyMatch(line -> line.startsWith("| NATS EXTREME "));
  }

  @Test
  void ofManyRowsTheMarkdownSaysHowManyMoreThePageHas() throws IOException {
    PlantedRuns runs = new PlantedRuns(folder.resolve("a"));
    for (int size = 0; size < 40; size++) {
      runs.invalid("broker=KAFKA payload=" + (100 + size), 1_000, "lost " + size);
    }
    page(SavedRun.read(runs.write("2026-01-02T03:04:05Z", "planted")));

    assertThat(Files.readAllLines(folder.resolve("report.md")))
        .hasSizeLessThanOrEqualTo(40)
        .contains("And 28 more in report.html.", "- and 32 more in report.html");
  }

  @Test
  void whatABrokerSaidBreaksNoTableAndIsNoMarkup() throws IOException {
    String said = "it said: |\n\n# <b>bold</b>\u001b[31m`x`";
    PlantedRuns runs =
        new PlantedRuns(folder.resolve("a"))
            .row("broker=KAFKA scenario=LOW", 1_000)
            .invalid("broker=NATS scenario=LOW", 1_000, said);
    String page = page(SavedRun.read(runs.write("2026-01-02T03:04:05Z", "planted")));

    assertThat(folder.resolve("report.md"))
        .content()
        .contains("it said: \\|")
        .doesNotContain("\u001b", "<b>", "\n# ");
    assertThat(page).doesNotContain("\u001b", "<b>bold");
  }

  @Test
  void namesCannotBecomeMarkup() throws IOException {
    String page = page(run("a", "broker=</script><b>x", 1));

    assertThat(page).doesNotContain("</script><b>", "<b>x").contains("&lt;/script&gt;&lt;b&gt;x");
    assertThat(page).contains("\\u003c/script>\\u003cb>x");
  }

  @Test
  void chartsOfThePageAreJsonWithoutWhatIsNoNumber() throws IOException {
    String page = page(run("a", "broker=KAFKA", 1_000));
    String json = page.replaceFirst("(?s).*id=\"charts\">", "").replaceFirst("(?s)</script>.*", "");

    JsonNode charts = new ObjectMapper().readTree(json);
    assertThat(charts.at("/0/series/0/points/0/y").asDouble()).isEqualTo(1_000);
    assertThat(json).doesNotContain("NaN", "Infinity");
  }

  @Test
  void pageNeedsNothingElse() throws IOException {
    String page = page(run("a", "broker=KAFKA", 1_000));
    String own = page.replace(Resources.echarts(), "");

    assertThat(own)
        .doesNotContainPattern("(?:src|href)=")
        .doesNotContain("http:", "https:", "@import");
    assertThat(page).contains("Licensed to the Apache Software Foundation");
  }

  @Test
  void manyRunsAreCountedAndNotPutSideBySide() throws IOException {
    List<SavedRun> runs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      runs.add(
          SavedRun.read(
              new PlantedRuns(folder.resolve("run" + i))
                  .row("broker=KAFKA", 1_000)
                  .write("2026-01-0" + (i + 1) + "T00:00:00Z", i < 5 ? "older" : "newer")));
    }

    assertThat(page(runs.toArray(SavedRun[]::new))).contains("older (5), newer (3)");
  }

  @Test
  void sidesThatWereComparedHaveTheirVerdictsFirst() throws IOException {
    Path compared = folder.resolve("ab");
    run("ab/baseline", "broker=KAFKA", 1_000);
    run("ab/candidate", "broker=KAFKA", 900);
    Files.writeString(
        compared.resolve("comparison.json"),
        """
        {"verdicts": [{"benchmark": "a.B.c", "mode": "thrpt", "threads": 1, "unit": "ops/s",
          "params": {"broker": "KAFKA"}, "metric": "score", "verdict": "REGRESSED",
          "baseline": {"forks": 3, "value": 1000}, "candidate": {"forks": 3, "value": 900},
          "ratio": 0.9, "low": 0.88, "high": 0.92, "reasons": []}]}
        """);

    page(SavedRun.all(compared).toArray(SavedRun[]::new));

    assertThat(folder.resolve("report.md"))
        .content()
        .contains(
            "| B.c thrpt | **REGRESSED** | score | 1,000 | 900 | messages/s | -10.0 % |"
                + " -12.0 to -8.0 % |");
  }

  @Test
  void profilesAreNamedAndTheirTextIsShown() throws IOException {
    assertThat(page(run("a", "broker=KAFKA", 1_000))).doesNotContain("Profiles");
    Path profiles = Files.createDirectory(folder.resolve("a").resolve("profiles"));
    Files.writeString(profiles.resolve("01-fork1-stack.txt"), "98 % <init>");
    Files.write(profiles.resolve("01-fork1-profile.jfr"), new byte[] {1, 2});

    assertThat(page(SavedRun.read(folder.resolve("a"))))
        .contains("<p>profiles/01-fork1-profile.jfr</p>")
        .contains("<summary>profiles/01-fork1-stack.txt</summary>", "98 % &lt;init&gt;");
    assertThat(folder.resolve("report.md"))
        .content()
        .contains("Profiles: profiles/01-fork1-profile.jfr, profiles/01-fork1-stack.txt");
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws IOException {
    page(run("a", "broker=KAFKA", 1_000));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a", "report.html", "report.md");
    }
  }
}
