package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.launch.RunEnd;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.results.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as its user has it: runs in, files and exit status out. */
class ReportCommandTest {
  private static final Path BASELINE =
      Path.of("results", "baseline", "quick.json").toAbsolutePath();

  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private int execute(Object... words) {
    return new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers)
        .execute(Stream.of(words).map(Object::toString).toList());
  }

  @Test
  void aFileIsWrittenToTheChosenFolder() {
    assertThat(execute("report", "--to", folder, BASELINE)).isZero();
    assertThat(fixture.out()).endsWith("Report: " + folder.resolve("report.html") + "\n");
    assertThat(folder.resolve("report.html")).content().contains("EXTREME");
    assertThat(folder.resolve("report.md")).content().contains("| EXTREME ");
  }

  @Test
  void aRunGetsItsReportAtItsEndAndAgainLater() throws IOException {
    assertThat(execute("GuestBenchmark", "-p", "size=1", "-f", "1")).isZero();
    Path run = Objects.requireNonNull(fixture.run());
    assertThat(fixture.out()).contains("Report: " + run.resolve("report.html"));
    assertThat(run.resolve("report.md")).content().contains("GuestBenchmark.plain thrpt: ");
    Files.delete(run.resolve("report.html"));

    assertThat(execute("report", run)).isZero();
    assertThat(run.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void aReportThatCannotBeWrittenLosesNeitherResultNorStatus() {
    FinalReport report = new FinalReport(fixture.terminal());
    Path gone = folder.resolve("gone");

    assertThat(report.after(new RunEnd(RunOutcome.VALID, gone))).isEqualTo(ExitStatus.OK);
    assertThat(report.after(new RunEnd(RunOutcome.INVALID, gone))).isEqualTo(ExitStatus.INVALID);
    assertThat(fixture.err()).contains("No report was written", "gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                 | bad.json:1: the file is empty
          '[{"benchmark": "a.B.c", "mode"'   | bad.json:1: the file ends too early; it was cut off
          '{"name": "package"}'              | bad.json:1: not JMH's JSON
          '[{"name": "package"}]'            | bad.json:1: no JMH row
          'hello'                            | bad.json:1: isn't JSON
          """)
  void everyUnreadableFileIsNamedAndNothingIsWritten(String content, String message)
      throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), content);
    Path none = folder.resolve("none.json");

    assertThat(execute("report", "--to", folder, bad, BASELINE, none)).isEqualTo(2);
    assertThat(fixture.err())
        .contains(message, "none.json: there is no such file", BASELINE + ": can be read");
    assertThat(fixture.out()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(bad);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          saturation.json    | null
          saturation.json    | [null]
          saturation.json    | {}
          environment.json   | []
          environment.json   | null
          environment.json   | ''
          """)
  void notesOfAnotherFormAreNamed(String name, String content) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.copy(BASELINE, run.resolve("jmh.json"));
    Files.writeString(run.resolve(name), content);

    assertThat(execute("report", run)).isEqualTo(2);
    assertThat(fixture.err()).contains(run.resolve(name) + ":").doesNotContain("bug");
  }

  @Test
  void latenciesThatWereCutOffAreNamed() throws IOException {
    Path run = folder.resolve("run");
    Files.createDirectories(run.resolve("histograms"));
    Files.copy(BASELINE, run.resolve("jmh.json"));
    String row =
        JmhFile.read(BASELINE).rows().get(0).key().params().entrySet().stream()
            .map(param -> "\"%s\": \"%s\"".formatted(param.getKey(), param.getValue()))
            .collect(Collectors.joining(", "));
    Files.createDirectory(run.resolve("forks"));
    Files.writeString(
        run.resolve("forks/forks.jsonl"),
        """
        {"benchmark": "%s", "mode": "thrpt", "params": {%s}, "fork": 1, "outcome": "VALID", "histograms": "f.hlog"}
        """
            .formatted(JmhFile.read(BASELINE).rows().get(0).key().benchmark(), row));
    Files.writeString(run.resolve("histograms/f.hlog"), "Tag=e2e,0.000,1.0");

    assertThat(execute("report", run)).isEqualTo(2);
    assertThat(fixture.err()).contains("f.hlog:1: isn't a histogram log").doesNotContain("bug");
  }

  @Test
  void notesThatWereCutOffAreNamedToo() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.copy(BASELINE, run.resolve("jmh.json"));
    Files.writeString(run.resolve("saturation.json"), "[{\"broker\": \"KAFKA\",\n \"par");

    assertThat(execute("report", run)).isEqualTo(2);
    assertThat(fixture.err()).contains("saturation.json:2: the file ends too early");
    assertThat(run.resolve("report.html")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotThereIsMade() {
    Path there = folder.resolve("new").resolve("x");

    assertThat(execute("report", "--to", there, BASELINE)).isZero();
    assertThat(there.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void whatCannotBeAFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(execute("report", "--to", file.resolve("x"), BASELINE)).isEqualTo(2);
    assertThat(fixture.err()).contains("can't be made a folder").doesNotContain("\tat ");
  }

  @Test
  void withoutANameItIsTheNewestRun() throws IOException {
    assertThat(execute("report")).isEqualTo(2);
    assertThat(fixture.err()).contains("there is no run yet");

    Path run = Files.createDirectories(folder.resolve("runs").resolve("20260101T000000Z-quick"));
    Files.copy(BASELINE, run.resolve("jmh.json"));

    assertThat(execute("report")).isZero();
    assertThat(run.resolve("report.html")).isNotEmptyFile();
  }
}
