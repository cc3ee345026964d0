package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/** What commands make of results that have little to tell: as much as there is, in plain words. */
class ThinResultsTest {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private static Path file(String name) {
    return Path.of("src", "test", "resources", "cases", name + ".json").toAbsolutePath();
  }

  private int execute(Object... words) {
    return new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers)
        .execute(Stream.of(words).map(Object::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"one-fork-drift", "one-fork-steady", "one-iteration", "one-value", "zeros", "nan"})
  void everyOneHasAPage(String name) {
    assertThat(execute("report", "--to", folder, file(name))).isZero();
    assertThat(fixture.err()).isEmpty();
    assertThat(folder.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void oneForkThatDriftsIsSaidToDriftAndHasNoInterval() {
    execute("report", "--to", folder, file("one-fork-drift"));

    assertThat(fixture.out()).contains("drift by +20 %", "FEW FORKS", "an interval needs 3");
    assertThat(folder.resolve("report.md")).content().contains("drift by +20 %", "FEW FORKS");
  }

  @Test
  void oneForkThatIsSteadyIsNotSaidToDrift() {
    execute("report", "--to", folder, file("one-fork-steady"));

    assertThat(fixture.out()).contains("FEW FORKS").doesNotContain("drift");
  }

  @Test
  void twoServersOfOneBrokerAreRanked() {
    execute("report", "--to", folder, file("two-servers"));

    assertThat(fixture.out())
        .contains("Server old is ahead: 43 % more than new (95 % interval +43 to +43 %).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "report", "export"})
  void modeAndUnitThatContradictEachOtherAreRefusedByEveryCommand(String command) {
    Path base = file("mode-avgt-opss-base");
    List<Object> words =
        switch (command) {
          case "compare" -> List.of(command, base, file("mode-avgt-opss-cand"));
          case "report" -> List.of(command, "--to", folder, base);
          default -> List.of(command, "history", base);
        };

    assertThat(execute(words.toArray())).isEqualTo(2);
    assertThat(fixture.err())
        .contains(base + ":2: mode avgt and unit ops/s of x.Small.call contradict each other");
    assertThat(fixture.out()).isEmpty();
  }

  @Test
  void modesOfOneBenchmarkAreToldApartAndSampledTimesHaveTheirPercentiles() throws IOException {
    assertThat(execute("report", "--to", folder, file("all-modes"))).isZero();

    String screen = fixture.out();
    String markdown = Files.readString(folder.resolve("report.md"));
    String page = Files.readString(folder.resolve("report.html"));
    for (String text : List.of(screen, page)) {
      assertThat(text)
          .contains(
              "Throughput: Small, mode thrpt",
              "Time: Small, mode avgt",
              "Time: Small, mode sample",
              "Time: Small, mode ss",
              "Sampled time by percentile: call, Small, mode sample",
              "p99.9");
    }
    assertThat(screen).contains("p50     9.75", "p99     20.5", "p99.9  41.13", "max     77.5");
    assertThat(markdown.lines().filter(line -> line.startsWith("| call"))).doesNotHaveDuplicates();
  }

  @Test
  void aSingleModeIsNotNamed() {
    execute("report", "--to", folder, file("unit-base"));

    assertThat(fixture.out()).contains("Throughput: Small").doesNotContain("mode thrpt", "Sampled");
  }

  @Test
  void modesStayApartInExportsAndComparisons() {
    assertThat(execute("export", "bencher", file("all-modes"))).isZero();
    assertThat(fixture.out()).contains("call thrpt", "call avgt", "call sample", "call ss");
    assertThat(execute("compare", file("all-modes"), file("all-modes"))).isZero();
    assertThat(fixture.out()).contains("among all 4 tests");
  }

  @Test
  void sameRowInAnotherUnitIsTheSame() {
    assertThat(execute("compare", file("unit-base"), file("unit-cand"))).isZero();
    assertThat(fixture.out())
        .contains("EQUIVALENT", "unit of the score: ops/s -> ops/ms")
        .doesNotContain("MISSING", "Only in the candidate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"params-null", "no-threads"})
  void whatToolsLeaveOutIsReadAsTheyMeanIt(String name) {
    assertThat(execute("compare", file(name), file(name))).isZero();
    assertThat(execute("report", "--to", folder, file(name))).isZero();
    assertThat(fixture.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "one-fork-drift, 3, INSUFFICIENT",
    "one-value, 3, INSUFFICIENT",
    "one-iteration, 0, EQUIVALENT",
    "zeros, 1, INVALID",
    "nan, 1, INVALID"
  })
  void compareSaysWhatCanBeTold(String name, int status, String verdict) {
    assertThat(execute("compare", file(name), file(name))).isEqualTo(status);
    assertThat(fixture.out()).contains(verdict);
  }

  @ParameterizedTest
  @CsvSource({"one-fork-drift, 0", "one-value, 0", "one-iteration, 0", "zeros, 1", "nan, 1"})
  void exportGivesTheNumbersThatThereAre(String name, int status) {
    assertThat(execute("export", "history", file(name))).isEqualTo(status);
    assertThat(fixture.out()).contains("x.Small.call").doesNotContain(",NaN");
    assertThat(execute("export", "bencher", file(name))).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "compare", "export history"})
  void aFileWithoutRowsIsNamed(String command) {
    Path empty = file("empty");
    Stream<Object> words = Stream.of((Object[]) command.split(" "));
    Stream<Object> files = command.equals("compare") ? Stream.of(empty, empty) : Stream.of(empty);

    assertThat(execute(Stream.concat(words, files).toArray())).isEqualTo(2);
    assertThat(fixture.err()).contains(empty.toString(), "no rows");
  }
}
