package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.launch.LaunchFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private int compare(Object... words) {
    return new Main(fixture.surroundings(), fixture.launcher(), options -> fixture.brokers)
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
  void candidateWithoutRowsIsStatusOne() throws IOException {
    assertThat(compare(run("a.json", 1), Files.writeString(folder.resolve("b.json"), "[]")))
        .isEqualTo(1);
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
    assertThat(fixture.out()).contains("e2e.p99", "INCONCLUSIVE").doesNotContain("\u001b");
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
    assertThat(compare(baseline, candidate, "--format", "markdown", "-o", file)).isEqualTo(1);
    assertThat(file).content().contains("| **REGRESSED** | B.c thrpt | score |");
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
          EMPTY RUN                  | the baseline has no rows.
          RUN TEXT                   | text.json:1: isn't JSON
          RUN RUN --threshold 5      | --threshold 5: a percentage above 0 and below 100, as in 5% or 2.5%.
          RUN RUN --threshold 0%     | --threshold 0%: a percentage above 0
          RUN RUN --threshold 100%   | --threshold 100%: a percentage above 0
          RUN RUN --threshold -5%    | --threshold -5%: a percentage above 0
          RUN RUN --format html      | --format html: allowed is text, markdown, json.
          RUN RUN --format markdwon  | Did you mean markdown?
          RUN RUN --fail-on noisy    | --fail-on noisy: allowed is inconclusive.
          RUN RUN --metric (         | --metric ( is no regular expression: Unclosed group.
          RUN RUN --metric e2e.p50   | --metric e2e.p50: the baseline has no such metric. It has gc.count, score.
          RUN RUN -o none/x.md       | -o none/x.md: there is no folder
          RUN RUN -o .               | -o . is a folder; give the name of a file.
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
