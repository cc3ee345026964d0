package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.report.Chart;
import io.brokerbench.report.Report;
import io.brokerbench.report.Section;
import io.brokerbench.report.page.Browser;
import io.brokerbench.results.SavedRun;
import io.brokerbench.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report of a real run, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReportIT {
  private static final Path SATURATION = Path.of("results", "baseline", "saturation.json");

  @TempDir static Path folder;
  @TempDir static Path profile;
  private JarProcesses processes;
  private Browser browser;
  private Path run;

  /** A few forks on both brokers, with a search and a loss planted among what they left. */
  @BeforeAll
  void runAndReport() throws Exception {
    browser = Browser.start(profile);
    processes = new JarProcesses(folder).withKafka();
    assertThat(
            finished(
                ("-p broker=KAFKA,NATS -p scenario=LOW -p workers=4 -p runIn=NONE -f 3 -wi 1 -w"
                        + " 200ms -i 2 -r 300ms -jvmArgsPrepend "
                        + ShortLived.FLAG)
                    .split(" ")))
        .contains("Report: results/runs/");
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve("runs"))) {
      run = runs.findFirst().orElseThrow();
    }
    assertThat(run.resolve("report.html")).isNotEmptyFile();
    Files.copy(SATURATION, run.resolve("saturation.json"), StandardCopyOption.REPLACE_EXISTING);
    plantLoss();
    finished("report", run.toString());
  }

  /** The last of Kafka's forks has lost three messages. */
  private void plantLoss() throws IOException {
    Path forks = run.resolve("forks").resolve("forks.jsonl");
    List<String> lines =
        Files.readAllLines(forks).stream()
            .map(
                line ->
                    line.contains("KAFKA") && line.contains("\"fork\":3,")
                        ? line.replace(
                            "\"VALID\",\"reasons\":[]", "\"INVALID\",\"reasons\":[\"lost 3\"]")
                        : line)
            .toList();
    Files.write(forks, lines);
  }

  private String finished(String... words) throws Exception {
    Process process = processes.start(words);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(processes.err())).isZero();
    return out;
  }

  @AfterAll
  void endAll() {
    if (processes != null) {
      processes.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  private void open() {
    browser.scheme("light");
    browser.width(1280);
    browser.open(run.resolve("report.html"));
  }

  private List<Chart> drawn() {
    return Report.of(List.of(SavedRun.read(run))).detail().sections().stream()
        .filter(Section::drawn)
        .flatMap(section -> section.charts().stream())
        .filter(Chart::isDrawn)
        .toList();
  }

  @Test
  void everyChartIsDrawnAndNothingIsWrong() {
    open();

    assertThat(browser.faults()).isEmpty();
    assertThat(browser.shapes()).hasSameSizeAs(drawn()).hasSizeGreaterThan(4);
  }

  @Test
  void hoveringShowsTheValueOfTheJson() throws IOException {
    open();
    double score = score("NATS");

    assertThat(browser.hover(0, 0, score / 2))
        .contains(
            "LOW", "NATS: " + Numbers.value(score) + " messages/s", "95 % interval", "forks ");
  }

  private double score(String broker) throws IOException {
    for (JsonNode row : new ObjectMapper().readTree(run.resolve("jmh.json").toFile())) {
      if (row.at("/params/broker").asText().equals(broker)) {
        return row.at("/primaryMetric/score").asDouble();
      }
    }
    throw new AssertionError("no row of " + broker);
  }

  @Test
  void anInvalidRowHasNoBarAndTheReasonIsSaid() throws IOException {
    open();

    assertThat(
            browser.ask(
                "JSON.stringify(echarts.getInstanceByDom(document.querySelector('.plot')).getOption().series[0].data)"))
        .isEqualTo("[null]");
    assertThat(browser.hover(0, 0, score("NATS") / 2)).contains("KAFKA: no value", "lost 3");
    assertThat(browser.ask("document.querySelector('header').innerText"))
        .contains("2 rows: 1 invalid");
    assertThat(browser.ask("document.querySelector('main').innerText")).contains("fork 3: lost 3");
  }

  @Test
  void darkIsDarkAndLightIsLight() {
    open();
    String kafka = "echarts.getInstanceByDom(document.querySelector('.plot')).getOption().color[0]";
    String back = "getComputedStyle(document.body).backgroundColor";

    assertThat(browser.ask(kafka)).isEqualTo("#0072b2");
    assertThat(browser.ask(back)).isEqualTo("rgb(255, 255, 255)");
    browser.scheme("dark");
    browser.await(kafka, "#56b4e9");
    assertThat(browser.ask(back)).isEqualTo("rgb(18, 22, 28)");
    assertThat(browser.faults()).isEmpty();
  }

  @Test
  void aPhoneNeedsNoScrollingSideways() {
    open();
    browser.width(390);
    browser.open(run.resolve("report.html"));

    assertThat(browser.ask("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo("true");
    assertThat(browser.ask("window.innerWidth")).isEqualTo("390");
    assertThat(browser.faults()).isEmpty();
  }

  @Test
  void eachChartHasItsTableBehindIt() {
    open();

    assertThat(browser.ask("document.querySelectorAll('figure details table').length"))
        .isEqualTo(browser.ask("document.querySelectorAll('figure').length"));
    assertThat(browser.ask("document.querySelectorAll('.plot[aria-label][role=img]').length"))
        .isEqualTo(Integer.toString(drawn().size()));
  }
}
