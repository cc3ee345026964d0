package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.launch.LaunchFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as its user has it: a run in, a file and exit status out. */
class ExportCommandTest {
  private static final Path BASELINE = Path.of("results", "baseline", "quick.json");
  private static final String GITHUB = "github-action-benchmark";

  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private int export(Object... words) {
    return new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers)
        .execute(
            Stream.concat(Stream.of("export"), Stream.of(words).map(Object::toString)).toList());
  }

  private Path run(String name, String score) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        [{"benchmark": "a.B.c", "mode": "thrpt", "threads": 2,
          "primaryMetric": {"score": %1$s, "scoreUnit": "ops/s", "rawData": [[%1$s]]}}]
        """
            .formatted(score));
  }

  @Test
  void historyGoesToStandardOutput() {
    assertThat(export("history", BASELINE)).isZero();
    assertThat(fixture.out().lines()).hasSize(9);
    assertThat(fixture.err()).isEmpty();
  }

  @Test
  void historyGrows() throws IOException {
    Path file = folder.resolve("history.csv");

    assertThat(export("history", BASELINE, "--to", file)).isZero();
    assertThat(export("history", run("b.json", "7"), "--output", file)).isZero();
    assertThat(fixture.err()).contains("No environment beside ", "is when the file was written.");

    assertThat(export("history", BASELINE, "--output", file)).isZero();
    assertThat(fixture.err()).contains("8 of 8 rows were in " + file + " already.");
    assertThat(Files.readAllLines(file)).hasSize(10);
    assertThat(fixture.out()).isEmpty();
  }

  @Test
  void fileIsReplacedByOtherFormats() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "old");

    assertThat(export("bencher", BASELINE, "--output", file)).isZero();
    assertThat(new ObjectMapper().readTree(file.toFile())).hasSize(8);
    assertThat(export(GITHUB, BASELINE, "--better", "bigger", "--output", file)).isZero();
    assertThat(new ObjectMapper().readTree(file.toFile())).hasSize(8).allMatch(JsonNode::isObject);
  }

  @ParameterizedTest
  @CsvSource({"bencher", "github-action-benchmark --better bigger", "history"})
  void invalidRowIsStatusOneAndSaid(String words) throws IOException {
    Path file = folder.resolve("out");

    assertThat(
            export(
                Stream.of(
                        List.of(words.split(" ")),
                        List.of(run("b.json", "\"NaN\""), "--output", file))
                    .flatMap(List::stream)
                    .toArray()))
        .isEqualTo(1);
    assertThat(fixture.err())
        .contains("Not valid, so without numbers: a.B.c thrpt threads=2: ", "score is NaN");
    if (words.equals("history")) {
      assertThat(file).content().contains(",false,").doesNotContain(",NaN");
    } else {
      assertThat(file).doesNotExist();
      assertThat(fixture.err()).contains("Nothing was written: no valid row has a number for it.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                             | Missing required parameters: 'FORMAT', 'RUN'
          history                        | Missing required parameter: 'RUN'
          histori RUN                    | FORMAT histori: allowed is history, github-action-benchmark, bencher. Did you mean history?
          csv RUN                        | FORMAT csv: allowed is history, github-action-benchmark, bencher.
          GITHUB RUN                     | github-action-benchmark wants --better bigger or --better smaller
          GITHUB RUN --better larger     | --better larger: allowed is bigger, smaller.
          GITHUB RUN --better smaller    | b.json: nothing in it is better when smaller; take the other --better.
          bencher RUN --better bigger    | --better is of github-action-benchmark only
          bencher none.json              | none.json: there is no such file or folder.
          bencher TEXT                   | text.json:1: isn't JSON
          bencher EMPTY                  | empty.json: there are no rows.
          history RUN --output none/x.csv    | --output none/x.csv: there is no folder
          history RUN --output TEXT          | text.json:1: another header than this version writes: text
          history RUN --too x            | Unknown option --too. --help lists
          history RUN --outptu x         | Unknown option --outptu. Did you mean --output?
          history UNITS                  | two rows are called a.B.c thrpt
          history NOTIME                 | started is no time: yesterday.
          """)
  void wrongUsageIsStatusTwo(String words, String message) throws IOException {
    String run = run("b.json", "1").toString();
    String text = Files.writeString(folder.resolve("text.json"), "text").toString();
    String empty = Files.writeString(folder.resolve("empty.json"), "[]").toString();
    String row = Files.readString(run("u.json", "1")).strip();
    String two = row.replaceAll("^\\[|]$", "") + "," + row.replaceAll("^\\[|]$", "");
    String units =
        Files.writeString(
                folder.resolve("units.json"), "[" + two.replaceFirst("ops/s", "ops/ms") + "]")
            .toString();
    String noTime = run("notime.json", "1").toString();
    Files.writeString(
        folder.resolve("notime-environment.json"),
        "{\"started\": \"yesterday\", \"suite\": {\"revision\": \"a\"}}");
    List<String> given =
        words.isEmpty()
            ? List.of()
            : Stream.of(words.split(" "))
                .map(
                    word ->
                        switch (word) {
                          case "RUN" -> run;
                          case "TEXT" -> text;
                          case "EMPTY" -> empty;
                          case "UNITS" -> units;
                          case "NOTIME" -> noTime;
                          case "GITHUB" -> GITHUB;
                          default -> word;
                        })
                .toList();

    assertThat(export(given.toArray())).isEqualTo(2);
    assertThat(fixture.err()).contains(message).doesNotContain("\tat ");
    assertThat(fixture.out()).isEmpty();
  }
}
