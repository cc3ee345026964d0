package io.brokerbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.report.Report;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What looks at reports finds what is wrong with a page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
  private static final Path BASELINE = Path.of("results", "baseline", "quick.json");
  private static final String POLICY = "<meta http-equiv[^>]*>";

  @TempDir static Path profile;
  @TempDir static Path folder;
  private Browser browser;
  private Path page;

  @BeforeAll
  void start() throws IOException {
    browser = Browser.start(profile);
    page = ReportFiles.write(Report.of(List.of(SavedRun.read(BASELINE))), folder);
  }

  @AfterAll
  void end() {
    if (browser != null) {
      browser.close();
    }
  }

  private List<String> faults(Path of) {
    browser.open(of);
    return browser.faults();
  }

  @Test
  void theBaselinesReportHasNone() {
    assertThat(faults(page)).isEmpty();
  }

  @Test
  void aScriptThatFailsIsFound() throws IOException {
    assertThat(
            faults(Browser.altered(page, "</main>", "<script>throw new Error('planted')</script>")))
        .anyMatch(fault -> fault.startsWith("console: ") && fault.contains("planted"));
  }

  @Test
  void aRequestIsFound() throws IOException {
    assertThat(
            faults(Browser.altered(page, POLICY, "<link rel='icon' href='http://127.0.0.1:9/x'>")))
        .anyMatch(fault -> fault.equals("request: http://127.0.0.1:9/x"));
  }

  @Test
  void thePageItselfRefusesRequests() throws IOException {
    assertThat(faults(Browser.altered(page, "</main>", "<img src='http://127.0.0.1:9/x' alt=''>")))
        .anyMatch(fault -> fault.contains("Content Security Policy"));
  }

  @Test
  void anEmptyChartIsFound() throws IOException {
    assertThat(faults(Browser.altered(page, "\"y\":[0-9.E-]+,", "")))
        .contains("chart 0 is empty", "chart 1 is empty");
  }
}
