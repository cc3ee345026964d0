package io.brokerbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.report.PlantedRuns;
import io.brokerbench.report.Report;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels of every kind of report lie beside each other, on a phone as on a screen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadablePageIT {
  private static final String THEN = "2026-01-0%sT03:04:05Z";
  private static final List<Integer> WIDTHS = List.of(390, 1280);

  @TempDir static Path profile;
  @TempDir static Path folder;
  private Browser browser;

  @BeforeAll
  void start() {
    browser = Browser.start(profile);
  }

  @AfterAll
  void end() {
    if (browser != null) {
      browser.close();
    }
  }

  /** A page, and what it is of. */
  record Sample(String name, List<SavedRun> runs) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() throws IOException {
    Path baselines = Path.of("results", "baseline");
    return Stream.of(
        new Sample("all cells", List.of(SavedRun.read(baselines.resolve("quick.json")))),
        new Sample("a search", List.of(search())),
        new Sample(
            "one broker", List.of(planted("one").row("broker=NATS scenario=HIGH", 76_700).saved())),
        new Sample("workers", List.of(workers())),
        new Sample("a ceiling", List.of(ceiling())),
        new Sample("four runs", fourRuns()),
        new Sample(
            "an invalid run",
            List.of(
                planted("invalid")
                    .row("broker=KAFKA scenario=HIGH", 1_000)
                    .invalid("broker=NATS scenario=HIGH", 900, "lost 3")
                    .saved())),
        new Sample("a foreign file", List.of(foreign())));
  }

  private static PlantedRuns planted(String name) {
    return new PlantedRuns(folder.resolve(name));
  }

  private static SavedRun search() throws IOException {
    Path run =
        planted("search").row("broker=NATS rate=1000", 1_000).write(THEN.formatted("1"), "planted");
    Files.copy(Path.of("results", "baseline", "saturation.json"), run.resolve("saturation.json"));
    return SavedRun.read(run);
  }

  private static SavedRun workers() throws IOException {
    PlantedRuns runs = planted("workers");
    for (int workers : List.of(1, 4, 16, 64, 256)) {
      runs.row("broker=KAFKA scenario=HIGH workers=" + workers, 300_000 - 500 * workers);
      runs.row("broker=NATS scenario=HIGH workers=" + workers, 90_000 - 100 * workers);
    }
    return runs.saved();
  }

  private static SavedRun ceiling() throws IOException {
    return planted("ceiling")
        .row("broker=INPROC scenario=HIGH", 3_400_000)
        .row("broker=KAFKA scenario=HIGH", 620_000)
        .row("broker=NATS scenario=HIGH", 99_000)
        .saved();
  }

  private static List<SavedRun> fourRuns() throws IOException {
    List<SavedRun> runs = new ArrayList<>();
    for (int day = 1; day <= 4; day++) {
      runs.add(
          SavedRun.read(
              planted("2026010" + day + "T030405Z-nightly")
                  .row("broker=KAFKA scenario=HIGH", 600_000 + 9_000 * day)
                  .row("broker=NATS scenario=HIGH", 100_000 - 2_000 * day)
                  .write(THEN.formatted(Integer.toString(day)), "planted")));
    }
    return runs;
  }

  /** Its parameters are long and differ at their ends alone. */
  private static SavedRun foreign() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String codec : List.of("Uncompressed", "Snappy", "Zstandard")) {
      rows.append(rows.isEmpty() ? "[" : ",")
          .append(
              """
              {"benchmark": "org.other.codecs.EncodingBenchmark.encodeAndDecode", "mode": "avgt",
               "threads": 1,
               "params": {"codec": "org.other.codecs.internal.spi.implementation.%s"},
               "primaryMetric": {"score": 5, "scoreUnit": "us/op", "rawData": [[5], [5.1], [4.9]]}}
              """
                  .formatted(codec));
    }
    return SavedRun.read(Files.writeString(folder.resolve("foreign.json"), rows.append("]")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void allCanBeRead(Sample sample) throws IOException {
    Path page =
        ReportFiles.write(Report.of(sample.runs()), Files.createTempDirectory(folder, "page"));
    for (int width : WIDTHS) {
      browser.width(width);
      browser.open(page);
      assertThat(browser.unreadable()).as("at %d pixels", width).isEmpty();
      assertThat(browser.faults()).isEmpty();
    }
  }

  @Test
  void labelsThatLieOverEachOtherAreFound() throws IOException {
    Path page =
        ReportFiles.write(Report.of(List.of(foreign())), Files.createTempDirectory(folder, "page"));
    browser.width(390);
    browser.open(
        Browser.altered(
            page,
            "option.axisLabel.rotate = SLANT;",
            "option.axisLabel.hideOverlap = false; option.axisLabel.interval = 0;"));
    assertThat(browser.unreadable()).anyMatch(fault -> fault.contains("lies over"));
  }

  @Test
  void aLabelThatIsCutOffIsFound() throws IOException {
    Path page =
        ReportFiles.write(Report.of(List.of(foreign())), Files.createTempDirectory(folder, "page"));
    browser.width(390);
    browser.open(Browser.altered(page, "bottom: BELOW, containLabel: true", "bottom: 4"));
    assertThat(browser.unreadable()).anyMatch(fault -> fault.contains("is cut off"));
  }

  @Test
  void aPageThatIsWiderThanItsScreenIsFound() throws IOException {
    Path page =
        ReportFiles.write(Report.of(List.of(foreign())), Files.createTempDirectory(folder, "page"));
    browser.width(390);
    browser.open(Browser.altered(page, "</main>", "<p style='width: 60rem'>planted</p></main>"));
    assertThat(browser.unreadable()).contains("the page is wider than the screen");
  }
}
