package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.results.EqualSides;
import io.brokerbench.results.Json;
import io.brokerbench.results.Machine;
import io.brokerbench.results.NoiseFloorFile;
import io.brokerbench.results.RowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as its user has it: files in, table and exit status out. */
class CompareCommandTest {
  private static final Path BASELINE = Path.of("results", "baseline", "quick.json");

  private static final Machine HERE = new Machine("JDK", "Linux", "CPU", 2, 2, 1L << 30, null);
  private static final Machine THERE =
      new Machine("JDK", "Linux", "Other CPU", 2, 2, 1L << 30, null);

  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private int compare(Object... words) {
    return new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers)
        .execute(
            Stream.concat(Stream.of("compare"), Stream.of(words).map(Object::toString)).toList());
  }

  /** A file with a row of forks that scatter by one percent. */
  private Path run(String name, double mean, String... params) throws IOException {
    return run(name, DoubleStream.of(1, 1.01, 0.99, 1.005, 0.995).map(f -> f * mean), params);
  }

  private Path run(String name, DoubleStream forks, String... params) throws IOException {
    String rawData =
        forks.mapToObj(value -> "[" + value + "]").collect(Collectors.joining(",", "[", "]"));
    return Files.writeString(
        folder.resolve(name),
        """
        [{"benchmark": "a.B.c", "mode": "thrpt", "threads": 1, "forks": 5,
          "params": {"x": "1"%s},
          "primaryMetric": {"score": 1, "scoreUnit": "ops/s", "rawData": %s},
          "secondaryMetrics": {"gc.count": {"score": 1, "scoreUnit": "counts", "rawData": [[1]]}}}]
        """
            .formatted(String.join("", params), rawData));
  }

  @Test
  void sameRunIsStatusZero() throws IOException {
    assertThat(compare(run("a.json", 1_000), run("b.json", 1_000))).isZero();
    assertThat(fixture.out()).contains("EQUIVALENT", "Nothing regressed.");
    assertThat(fixture.err()).isEmpty();
  }

  @Test
  void slowerRunIsStatusOne() throws IOException {
    assertThat(compare(run("a.json", 1_000), run("b.json", 900))).isEqualTo(1);
    assertThat(fixture.out()).contains("REGRESSED", "-10.0 %");
  }

  @Test
  void fasterRunIsStatusZero() throws IOException {
    assertThat(compare(run("a.json", 900), run("b.json", 1_000))).isZero();
    assertThat(fixture.out()).contains("IMPROVED");
  }

  @Test
  void candidateThatMeasuredNothingAtAllIsRefusedAsABaselineIs() throws IOException {
    Path empty = Files.writeString(folder.resolve("b.json"), "[]");

    assertThat(compare(run("a.json", 1), empty)).isEqualTo(2);
    assertThat(compare(empty, run("a.json", 1))).isEqualTo(2);
    assertThat(fixture.err().lines()).hasSize(2).allMatch(line -> line.startsWith(empty + ": "));
  }

  @Test
  void candidateWithoutTheRowsIsStatusOne() throws IOException {
    Path run = run("a.json", 1);
    String renamed = Files.readString(run).replace("a.B.c", "a.B.d");
    Path other = Files.writeString(folder.resolve("other.json"), renamed);

    assertThat(compare(run, other)).isEqualTo(1);
    assertThat(fixture.out()).contains("MISSING");
  }

  @Test
  void nothingJudgedIsStatusThree() throws IOException {
    Path few = run("a.json", DoubleStream.of(1, 1));

    assertThat(compare(few, few)).isEqualTo(3);
    assertThat(fixture.out()).contains("INSUFFICIENT", "Too little could be judged");
  }

  @Test
  void strictWantsEverythingJudged() throws IOException {
    Path run = run("a.json", 1_000);

    assertThat(compare(run, run, "--metric", "score|gc.count")).isZero();
    assertThat(compare(run, run, "--metric", "score|gc.count", "--fail-on", "inconclusive"))
        .isEqualTo(3);
  }

  @Test
  void thresholdIsTheUsers() throws IOException {
    assertThat(compare(run("a.json", 1_000), run("b.json", 900), "--threshold", "20%")).isZero();
    assertThat(compare(run("a.json", 1_000), run("b.json", 970), "--threshold", "2.5%"))
        .isEqualTo(1);
  }

  @Test
  void suitesOwnBaselineIsComparedWithinOneTerminal() {
    // Three short forks: most can't be judged, which is what it has to say.
    assertThat(compare(BASELINE, BASELINE)).isIn(0, 3);
    assertThat(fixture.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(fixture.out()).contains("score", "INCONCLUSIVE").doesNotContain("\u001b");
  }

  @Test
  void otherDurabilityIsStatusTwo() throws IOException {
    assertThat(
            compare(
                run("a.json", 1, ", \"durability\": \"DISK\""),
                run("b.json", 1, ", \"durability\": \"FSYNC\"")))
        .isEqualTo(2);
    assertThat(fixture.err())
        .contains("B.c: the baseline was measured with durability DISK, the candidate with FSYNC.");
    assertThat(fixture.out()).isEmpty();
  }

  @Test
  void jsonAndMarkdownAreTheSameComparison() throws IOException {
    Path baseline = run("a.json", 1_000);
    Path candidate = run("b.json", 900);
    assertThat(compare(baseline, candidate, "--format", "json")).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(fixture.out());
    assertThat(json.at("/gate").asText()).isEqualTo("FAILED");

    Path file = folder.resolve("report.md");
    assertThat(compare(baseline, candidate, "--format", "markdown", "--output", file)).isEqualTo(1);
    assertThat(file).content().contains("| B.c thrpt | **REGRESSED** | score |");
  }

  @Test
  void theEndOfAFilesNameTellsItsFormUnlessOneIsGiven() throws IOException {
    Path baseline = run("a.json", 1_000);
    Path candidate = run("b.json", 900);
    Path markdown = folder.resolve("x.md");
    Path json = folder.resolve("x.json");
    Path text = folder.resolve("x");

    compare(baseline, candidate, "--output", markdown);
    compare(baseline, candidate, "--output", json);
    compare(baseline, candidate, "-o", text);

    assertThat(markdown).content().contains("| **REGRESSED** |");
    assertThat(json).content().startsWith("{").contains("\"FAILED\"");
    assertThat(text).content().contains("REGRESSED").doesNotContain("**", "{");
    assertThat(fixture.out()).isEmpty();

    compare(baseline, candidate, "--format", "text", "--output", markdown);
    assertThat(markdown).content().doesNotContain("**");
  }

  /** A run of this suite on a machine, and what is known of that machine's noise. */
  private Path run(String name, double mean, Machine machine) throws IOException {
    Path run = run(name + ".json", mean);
    Files.writeString(
        folder.resolve(name + "-environment.json"),
        "{\"machine\": " + Json.pretty(machine) + ", \"suite\": {\"newer\": 1}}");
    return run;
  }

  /** A calibration whose sides were so far apart, as a share, with forks that hardly scatter. */
  private void calibration(double apart, Machine machine) throws IOException {
    NoiseFloorFile.of(machine)
        .with(
            List.of(
                new EqualSides(
                    new RowKey("a.B.c", "thrpt", 1, "ops/s", Map.of("x", "1")),
                    "score",
                    1_000,
                    1_000 * (1 + apart),
                    0.005,
                    5,
                    "2026-11-26T10:00:00Z",
                    "0.1.0")))
        .write(folder.resolve("results").resolve("noise-floor.json"));
  }

  @Test
  void whatEqualSidesDifferByIsPartOfTheError() throws IOException {
    calibration(0.08, HERE);
    Path before = run("a", 1_000, HERE);

    assertThat(compare(before, run("b", 940, HERE))).isEqualTo(3);
    assertThat(fixture.out())
        .contains("results/noise-floor.json knows 1 of 1 rows, measured with 5 forks a side on")
        .contains("INCONCLUSIVE", "equal sides differed by 8.0 % here beyond the scatter of forks");
    assertThat(compare(before, run("b", 940, HERE), "--noise-floor", "none")).isEqualTo(1);
    assertThat(fixture.out()).contains("Noise floor: left out, as asked for");
  }

  /** A slow-down to a tenth, with one fork of five 24 % off the others on both sides. */
  @Test
  void tenfoldSlowDownFailsHoweverForksScatter() {
    Path cases = Path.of("src", "test", "resources", "cases");

    assertThat(compare(cases.resolve("tenfold-base.json"), cases.resolve("tenfold-cand.json")))
        .isEqualTo(1);
    assertThat(fixture.out())
        .containsPattern("Small.slowed thrpt\\s+REGRESSED")
        .containsPattern("Small.same thrpt\\s+EQUIVALENT")
        .contains("another mode, seen in one fork of 5")
        .contains("Something regressed");
  }

  @Test
  void noiseFloorOfAnotherMachineIsNotUsedAndThatIsSaid() throws IOException {
    calibration(0.08, HERE);

    assertThat(compare(run("a", 1_000, HERE), run("b", 940, THERE))).isEqualTo(1);
    assertThat(fixture.out())
        .containsPattern("noise-floor.json isn't used, since it is of another machine")
        .containsPattern("cpu CPU and not Other CPU. Intervals are of the forks\\s+alone.");
  }

  @Test
  void noiseFloorNeedsToKnowTheMachineOfTheRuns() throws IOException {
    calibration(0.08, HERE);

    assertThat(compare(run("a.json", 1_000), run("b.json", 940))).isEqualTo(1);
    assertThat(fixture.out().replaceAll("\\s+", " "))
        .contains("since nothing says on which machine");
  }

  @Test
  void anotherFileOfNoiseFloorsMayBeNamed() throws IOException {
    calibration(0.08, HERE);
    Path file = folder.resolve("results").resolve("noise-floor.json");
    Path moved = Files.move(file, folder.resolve("floors.json"));

    assertThat(compare(run("a", 1_000, HERE), run("b", 940, HERE))).isEqualTo(1);
    assertThat(fixture.out()).contains("Noise floor: none was measured here");
    assertThat(compare(run("a", 1_000, HERE), run("b", 940, HERE), "--noise-floor", moved))
        .isEqualTo(3);
  }

  @Test
  void missingEnvironmentIsSaid() throws IOException {
    compare(run("a.json", 1_000), run("b.json", 1_000));

    assertThat(fixture.out())
        .containsPattern("No environment.json beside \\S*a.json: its machine, versions")
        .containsPattern("No environment.json beside \\S*b.json: its machine, versions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                         | Missing required parameters: 'BASELINE', 'CANDIDATE'
          RUN                        | Missing required parameter: 'CANDIDATE'
          RUN RUN RUN                | Unmatched argument
          RUN none.json              | none.json: there is no such file or folder.
          EMPTY RUN                  | there are no rows.
          RUN TEXT                   | text.json:1: isn't JSON
          RUN RUN --threshold 5      | --threshold 5: a percentage above 0 and below 100, as in 5% or 2.5%.
          RUN RUN --threshold 0%     | --threshold 0%: a percentage above 0
          RUN RUN --threshold 100%   | --threshold 100%: a percentage above 0
          RUN RUN --threshold -5%    | --threshold -5%: a percentage above 0
          RUN RUN --format html      | --format html: allowed is text, markdown, json.
          RUN RUN --format markdwon  | Did you mean markdown?
          RUN RUN --fail-on unsure   | --fail-on unsure: allowed is inconclusive.
          RUN RUN --metric (         | --metric ( is no regular expression: Unclosed group.
          RUN RUN --metric e2e.p50   | --metric e2e.p50: the baseline has no such metric. It has gc.count, score.
          RUN RUN --output none/x.md     | --output none/x.md: there is no folder
          RUN RUN -o none/x.md       | --output none/x.md: there is no folder
          RUN RUN --noise-floor no   | --noise-floor no: there is no such file. calibrate --noise-floor no measures one;
          RUN RUN --output .             | --output . is a folder; give the name of a file.
          RUN RUN --treshold 5%      | Unknown option --treshold. Did you mean --threshold? --help lists the options.
          """)
  void wrongUsageIsStatusTwo(String words, String message) throws IOException {
    String run = run("a.json", 1).toString();
    String text = Files.writeString(folder.resolve("text.json"), "text").toString();
    String empty = Files.writeString(folder.resolve("empty.json"), "[]").toString();
    List<String> given =
        words.isEmpty()
            ? List.of()
            : Stream.of(words.split(" "))
                .map(word -> word.equals("RUN") ? run : word)
                .map(word -> word.equals("TEXT") ? text : word)
                .map(word -> word.equals("EMPTY") ? empty : word)
                .toList();

    assertThat(compare(given.toArray())).isEqualTo(2);
    assertThat(fixture.err()).contains(message).doesNotContain("\tat ");
    assertThat(fixture.out()).isEmpty();
  }
}
