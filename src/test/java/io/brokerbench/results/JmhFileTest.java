package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.guest.GuestBenchmark;
import io.brokerbench.results.JmhMetric.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What is read of JMH's JSON, and what is said of files that are something else. */
class JmhFileTest {
  /** A row with the fewest members, in one line. */
  private static final String ROW =
      "{\"benchmark\": \"a.B.c\", \"mode\": \"thrpt\", \"threads\": 1, \"primaryMetric\":"
          + " {\"score\": 2.0, \"scoreUnit\": \"ops/s\", \"rawData\": [[1, 3], [2, 2]]}}";

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("some.json"), text);
  }

  private static JmhMetric metric(JmhRow row, String name) {
    return Objects.requireNonNull(row.metrics().get(name), name);
  }

  @ParameterizedTest
  @EnumSource(names = "All", mode = EnumSource.Mode.EXCLUDE)
  void whatJmhWritesIsReadBack(Mode mode) throws IOException, RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(GuestBenchmark.class.getName())
                    .param("size", "1")
                    .mode(mode)
                    .forks(0)
                    .measurementIterations(2)
                    .measurementTime(TimeValue.milliseconds(5))
                    .addProfiler("gc")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    Path file = folder.resolve("jmh.json");
    JmhResults.write(file, ResultFormatType.JSON, List.of(result));

    JmhRow row = JmhFile.read(file).rows().get(0);

    assertThat(row.key())
        .isEqualTo(
            new RowKey(
                GuestBenchmark.class.getName() + ".plain",
                mode.shortLabel(),
                1,
                result.getPrimaryResult().getScoreUnit(),
                Map.of("size", "1")));
    double score = result.getPrimaryResult().getScore();
    JmhMetric primary = metric(row, JmhRow.SCORE);
    assertThat(primary.score()).isEqualTo(score);
    assertThat(primary.forks()).hasSize(1);
    assertThat(primary.forks().get(0).value()).isEqualTo(score, within(score * 1e-9));
    assertThat(primary.forks().get(0).iterations()).hasSize(2);
    assertThat(row.metrics().keySet())
        .containsAll(result.getSecondaryResults().keySet())
        .contains("gc.alloc.rate.norm");
    assertThat(row.conditions())
        .containsEntry("JMH", "1.37")
        .containsEntry("measurement", "2 x 5 ms")
        .containsEntry("JVM flags", "none")
        .containsKeys("JDK", "VM", "warm-up");
  }

  @Test
  void theSuitesOwnBaselineIsReadWithItsEnvironment() {
    JmhFile baseline = JmhFile.read(Path.of("results", "baseline", "quick.json"));

    assertThat(baseline.hasEnvironment()).isTrue();
    assertThat(baseline.rows()).hasSize(8);
    JmhRow kafka = baseline.rows().get(0);
    assertThat(metric(kafka, "e2e.p99").forks()).hasSize(3);
    assertThat(kafka.conditions())
        .containsEntry("config.producer.acks", "1")
        .containsKeys("machine.cpu", "servers.NATS", "suite.clients.jnats");
    assertThat(kafka.faults()).isEmpty();
  }

  /** With what each fork has of e2e.p99, as JMH writes it. */
  private JmhRow percentiles(String forks, String secondaries) throws IOException {
    return JmhFile.read(
            file(
                "["
                    + ROW.replace(
                        "\"primaryMetric\"",
                        "\"secondaryMetrics\": {\"e2e.p99\": {\"score\": 9, \"scoreUnit\": \"us\","
                            + " \"rawData\": "
                            + forks
                            + "}"
                            + secondaries
                            + "}, \"primaryMetric\"")
                    + "]"))
        .rows()
        .get(0);
  }

  @Test
  void aForksPercentileIsTheOneThatItGave() throws IOException {
    JmhRow row = percentiles("[[7], [11]]", "");

    assertThat(metric(row, "e2e.p99").forks()).extracting(Fork::value).containsExactly(7.0, 11.0);
    assertThat(row.conditions()).containsEntry("percentiles of forks", "of all their messages");
  }

  @Test
  void percentilesOfOlderRunsAreMeansOfIterationsAndSaidToBe() throws IOException {
    JmhRow row = percentiles("[[5, 9], [11, 11]]", "");

    assertThat(metric(row, "e2e.p99").forks()).extracting(Fork::value).containsExactly(7.0, 11.0);
    assertThat(row.conditions())
        .containsEntry("percentiles of forks", "means of their iterations'");
  }

  @Test
  void percentilesThatAreNotThereThoughTheMaximumIsAreBlank() throws IOException {
    JmhRow row =
        percentiles(
            "[[7], []]",
            ", \"e2e.max\": {\"score\": 9, \"scoreUnit\": \"us\", \"rawData\": [[8], [9]]}");

    assertThat(metric(row, "e2e.p999").isBlank()).isTrue();
    assertThat(metric(row, "e2e.p999").forks()).hasSize(2);
    assertThat(metric(row, "e2e.p99").isBlank()).isFalse();
    assertThat(metric(row, "e2e.p99").forks()).extracting(Fork::value).contains(7.0, Double.NaN);
    assertThat(row.metrics()).doesNotContainKey("ack.p99");
  }

  @Test
  void numbersThatJsonDoesNotKnowAreRead() throws IOException {
    JmhMetric metric =
        metric(
            JmhFile.read(
                    file(
                        "["
                            + ROW.replace("2.0", "\"NaN\"")
                                .replace("[1, 3]", "[\"NaN\", 3, \"+INF\"]")
                            + "]"))
                .rows()
                .get(0),
            JmhRow.SCORE);

    assertThat(metric.score()).isNaN();
    assertThat(metric.forks().get(0))
        .isEqualTo(new Fork(Double.POSITIVE_INFINITY, List.of(3.0, Double.POSITIVE_INFINITY)));
  }

  @Test
  void sampledForkIsTheMeanOfItsSamples() throws IOException {
    JmhRow row =
        JmhFile.read(
                file(
                    "["
                        + ROW.replace(
                            "\"rawData\": [[1, 3], [2, 2]]",
                            "\"rawDataHistogram\": [[[[1, 2], [4, 1]], [[10, 1]]]]")
                        + "]"))
            .rows()
            .get(0);

    assertThat(metric(row, JmhRow.SCORE).forks()).containsExactly(new Fork(4, List.of(2.0, 10.0)));
  }

  @Test
  void noRowsAreNoFault() throws IOException {
    assertThat(JmhFile.read(file("[]")).rows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          ''                    | some.json:1: the file is empty.
          hello                 | some.json:1: isn't JSON: Unrecognized token 'hello'
          {"rows": []}          | some.json:1: not JMH's JSON. Expected is what JMH writes with -rf json
          [1]                   | some.json:1: the row is 1, where an object was expected.
          [[]]                  | some.json:1: the row is an array, where an object was expected.
          [¶{"a": 1}]           | some.json:2: no JMH row: primaryMetric is missing. Expected is
          [¶ROW,¶{"mode": 3}]   | some.json:3: mode is 3, where a string was expected.
          [¶ROW                 | some.json:2: the file ends too early; it was cut off.
          [¶ROW,¶ROW]           | some.json:3: the same row as in line 2: benchmark, mode,
          [ROW]¶¶[]             | some.json:3: something follows the array of rows.
          [ROW,¶]               | some.json:2: isn't JSON: Unexpected character
          [{"a": 1, "a": 2}]    | some.json:1: isn't JSON: Duplicate field 'a'
          """)
  void otherFilesAreRefusedWithLineAndExpectation(String text, String message) throws IOException {
    Path file = file(text.equals("''") ? "" : text.replace("ROW", ROW).replace("¶", "\n"));

    assertThatThrownBy(() -> JmhFile.read(file))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "benchmark"             | "x"            | benchmark is missing
          "mode"                  | "x"            | mode is missing
          "mode": "thrpt"         | "mode": null   | mode is missing
          "thrpt"                 | "avgt"         | mode avgt and unit ops/s of a.B.c contradict each other
          "thrpt"                 | "ss"           | mode ss and unit ops/s of a.B.c contradict each other
          "ops/s"                 | "us/op"        | mode thrpt and unit us/op of a.B.c contradict each other
          "scoreUnit"             | "x"            | primaryMetric.scoreUnit is missing
          "rawData"               | "x"            | primaryMetric.rawData is missing
          [[1, 3], [2, 2]]        | 7              | primaryMetric.rawData is 7, where an array was
          [1, 3]                  | 7              | a fork of primaryMetric.rawData is 7, where an
          [1, 3]                  | ["a", 3]       | a value of primaryMetric.rawData is a string, where a number
          "threads": 1            | "threads": {}  | threads is an object, where a number
          "threads": 1            | "threads": 1, "params": {"a": []} | params.a is an array, where a single value
          "threads": 1            | "threads": 1, "secondaryMetrics": {"x": {}} | secondaryMetrics.x.scoreUnit is missing
          "rawData"               | "rawDataHistogram" | an iteration of primaryMetric.rawDataHistogram is 1
          """)
  void rowsThatLackSomethingSayWhat(String member, String planted, String message)
      throws IOException {
    Path file = file("[\n" + ROW.replace(member, planted) + "\n]");

    assertThatThrownBy(() -> JmhFile.read(file))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("some.json:2: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "threads": 1, | "params": null,
          "threads": 1, | "threads": null,
          "threads": 1, | "secondaryMetrics": null, "jvmArgs": null, "jmhVersion": null,
          "threads": 1, |
          """)
  void whatOtherToolsLeaveOutIsJmhsDefault(String member, @Nullable String planted)
      throws IOException {
    Path file = file("[" + ROW.replace(member, planted == null ? "" : planted) + "]");

    RowKey key = JmhFile.read(file).rows().get(0).key();

    assertThat(key).isEqualTo(new RowKey("a.B.c", "thrpt", 1, "ops/s", Map.of()));
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> JmhFile.read(folder.resolve("none.json")))
        .hasMessageContaining("none.json: there is no such file or folder.");
    assertThatThrownBy(() -> JmhFile.read(folder))
        .hasMessageContaining(
            "a folder without jmh.json; give a file of JMH's JSON, or the folder");
  }

  @Test
  void hugeFileOfSomethingElseIsRefusedAtOnce() throws IOException {
    Path file = folder.resolve("huge.json");
    try (var out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 200_000; i++) {
        out.write("[".repeat(100));
      }
    }

    assertThatThrownBy(() -> JmhFile.read(file))
        .hasMessageContaining("huge.json:1: the row is an array");
  }

  @Test
  void runFolderTellsWhatItsForksSaid() throws IOException {
    Files.writeString(folder.resolve("jmh.json"), "[" + ROW + "]");
    Files.writeString(
        folder.resolve("environment.json"),
        """
        {"machine": {"cpu": "fast"}, "run": {"brokerLifetime": "fork"},
         "rows": [{"benchmark": "a.B.c", "mode": "thrpt", "params": {}, "config": {"acks": "1"}}]}
        """);
    Files.createDirectory(folder.resolve("forks"));
    Files.writeString(
        folder.resolve("forks").resolve("forks.jsonl"),
        """
        {"benchmark":"a.B.c","mode":"thrpt","params":{},"fork":1,"outcome":"VALID","reasons":[]}
        {"benchmark":"a.B.c","mode":"thrpt","params":{},"fork":2,"outcome":"INVALID","reasons":["1 leaked: x"]}
        """);

    JmhFile run = JmhFile.read(folder);

    assertThat(run.path()).isEqualTo(folder.resolve("jmh.json"));
    assertThat(run.hasEnvironment()).isTrue();
    assertThat(run.rows().get(0).faults()).containsExactly("fork 2: 1 leaked: x");
    assertThat(run.rows().get(0).conditions())
        .containsEntry("machine.cpu", "fast")
        .containsEntry("broker lifetime", "fork")
        .containsEntry("config.acks", "1");
  }

  @Test
  void damagedNotesAreRefusedToo() throws IOException {
    Files.writeString(folder.resolve("jmh.json"), "[" + ROW + "]");
    Files.writeString(folder.resolve("environment.json"), "{\n\"machine\": ");

    assertThatThrownBy(() -> JmhFile.read(folder))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("environment.json:2: the file ends too early")
        .hasMessageContaining("Repair the file, or take it away.");
  }
}
