package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Kinds;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.results.EqualSides;
import io.brokerbench.results.Machine;
import io.brokerbench.results.NoiseFloorFile;
import io.brokerbench.results.RowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From planted brokers to the file, and from the file to {@code ab}. */
class CalibrateCommandTest {
  private static final String ROW = "PlantedBenchmark -f 3 -p broker=KAFKA";

  @TempDir Path folder;
  private LaunchFixture fixture;
  private Path file;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder).inThisJvm();
    file = folder.resolve("results").resolve("noise-floor.json");
  }

  private int execute(String words) {
    return new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers)
        .execute(List.of(words.split(" ")));
  }

  private static EqualSides floor(String benchmark) {
    return new EqualSides(
        new RowKey(benchmark, "thrpt", 1, "ops/s", Map.of()),
        "score",
        1_000,
        1_100,
        0.02,
        5,
        "2026-01-01T00:00:00Z",
        "0.1.0");
  }

  private static Machine other() {
    Machine here = Machine.current();
    return new Machine(here.jdk(), here.os(), "Planted CPU", 1, 1, 1L << 30, null);
  }

  @Test
  void whatEqualSidesCameToIsStored() throws IOException {
    assertThat(execute("calibrate " + ROW + " --metric (?:score|(?:ack|e2e).p(?:50|99))")).isZero();

    // Both sides' forks of a round share a broker.
    assertThat(fixture.brokers.started()).hasSize(3);
    NoiseFloorFile stored = NoiseFloorFile.read(file);
    assertThat(stored.machine()).isEqualTo(Machine.current());
    assertThat(stored.calibrations())
        .extracting(EqualSides::metric)
        .containsExactly("score", "ack.p50", "ack.p99", "e2e.p50", "e2e.p99");
    assertThat(stored.calibrations())
        .allMatch(each -> each.forks() == 3 && each.standardError() >= 0)
        .allMatch(each -> "LOW".equals(each.row().params().get("scenario")));
    // All planted latencies are the same.
    assertThat(stored.calibrations().get(1).difference()).isZero();
    assertThat(fixture.out())
        .contains("PlantedBenchmark.operate thrpt", "  ack.p50    A/A 0.0 to 0.0 %")
        .contains("Calibrations: 5 added to results/noise-floor.json");
  }

  @Test
  void metricsMayBeChosen() {
    assertThat(execute("calibrate " + ROW + " --metric ack.p50")).isZero();

    assertThat(NoiseFloorFile.read(file).calibrations()).hasSize(1);
  }

  @Test
  void laterCalibrationKeepsTheOthersOfTheSameMachine() throws IOException {
    NoiseFloorFile.of(Machine.current()).with(List.of(floor("a.B.c"))).write(file);

    assertThat(execute("calibrate " + ROW)).isZero();

    assertThat(NoiseFloorFile.read(file).calibrations()).hasSize(2).contains(floor("a.B.c"));
  }

  @Test
  void floorsOfAnotherMachineAreReplacedAndThatIsSaid() throws IOException {
    NoiseFloorFile.of(other()).with(List.of(floor("a.B.c"))).write(file);

    assertThat(execute("calibrate " + ROW)).isZero();

    assertThat(NoiseFloorFile.read(file).calibrations()).hasSize(1);
    assertThat(fixture.err())
        .contains("noise-floor.json is of another machine (cpu Planted CPU and not ")
        .contains("all that it knows will be replaced");
  }

  @Test
  void invalidRowSaysNothingAndTheOthersDo() {
    assertThat(execute("calibrate PlantedBenchmark -f 3 -p broker=KAFKA -p plant=NOTHING,LOSES"))
        .isEqualTo(1);

    assertThat(NoiseFloorFile.read(file).calibrations())
        .hasSize(1)
        .allMatch(each -> "NOTHING".equals(each.row().params().get("plant")));
    assertThat(fixture.out())
        .contains("Nothing is known of PlantedBenchmark.operate thrpt plant=LOSES score: INVALID");
  }

  @Test
  void nothingMeasuredStoresNothing() {
    assertThat(execute("calibrate " + ROW + " --metric nonsense")).isEqualTo(3);
    assertThat(fixture.out()).contains("Nothing could be measured; nothing is stored.");
    assertThat(file).doesNotExist();
  }

  @Test
  void whatCannotBeStoredIsKeptElsewhere() throws IOException {
    Files.createDirectories(file.resolveSibling("noise-floor.json.tmp")); // in the file's way

    assertThat(execute("calibrate " + ROW)).isEqualTo(3);

    Matcher said =
        Pattern.compile(
                "Cannot write (\\S+): is a directory\\. The \\d+ calibrations are in (\\S+);")
            .matcher(fixture.out());
    assertThat(said.find()).as(fixture.out()).isTrue();
    assertThat(said.group(1)).isEqualTo(file.toString());
    Path elsewhere = Path.of(said.group(2));
    assertThat(NoiseFloorFile.read(elsewhere).calibrations()).isNotEmpty();
    assertThat(file).doesNotExist();
    Files.delete(elsewhere);
    Files.delete(elsewhere.getParent());
  }

  @Test
  void noBrokerIsStatusThree() {
    fixture.brokers.refusing(Kinds.KAFKA);

    assertThat(execute("calibrate " + ROW)).isEqualTo(3);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calibrate PlantedBenchmark -f 2              | -f 2: calibrate compares forks, and from fewer than 3
          calibrate PlantedBenchmark -f 3 -rff x       | -rff: calibrate writes a folder a side
          calibrate --broker-lifetime run -f 3         | the noise floor would come out too low
          calibrate --noise-floor none                 | calibrate stores what it finds; name a file.
          calibrate --noise-floor none/x.json          | --noise-floor none/x.json: there is no folder
          calibrate --metric (                         | --metric ( is no regular expression
          calibrate --threshold 5%                     | Unknown option --threshold.
          calibrate --noise-floor BROKEN -f 3          | broken.json:1: isn't JSON
          ab --candidate=-pscenario=HIGH --noise-floor BROKEN     | broken.json:1: isn't JSON
          ab --candidate=-pscenario=HIGH --noise-floor none.json  | --noise-floor none.json: there is no such file.
          compare a b --noise-floor BROKEN             | broken.json:1: isn't JSON
          """)
  void wrongUsageIsRefusedBeforeAnythingIsStarted(String words, String message) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "planted");

    assertThat(execute(words.replace("BROKEN", broken.toString()))).isEqualTo(2);
    assertThat(fixture.err()).contains(message).doesNotContain("\tat ");
    assertThat(fixture.out()).isEmpty();
    assertThat(fixture.run()).isNull();
    assertThat(fixture.brokers.started()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "{", "", "7"})
  void brokenFileOfTheMachineIsRefusedBeforeAnythingIsStarted(String broken) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, broken.getBytes(UTF_8));

    for (String words :
        List.of("calibrate " + ROW, "ab --candidate=-pscenario=HIGH " + ROW, "compare a b")) {
      assertThat(execute(words)).isEqualTo(2);
    }
    assertThat(fixture.err().lines())
        .hasSize(3)
        .allMatch(line -> line.matches(".*noise-floor.json:1: .*run calibrate again."));
    assertThat(fixture.run()).isNull();
  }

  /** The greater one of the two: the sides differ in a parameter. */
  @Test
  void abUsesTheCalibrationsOfItsRows() throws IOException {
    NoiseFloorFile.of(Machine.current())
        .with(
            Stream.of("LOW", "HIGH")
                .map(
                    scenario ->
                        new EqualSides(
                            new RowKey(
                                "io.brokerbench.benchmarks.PlantedBenchmark.operate",
                                "thrpt",
                                1,
                                "ops/s",
                                Map.of(
                                    "broker", "KAFKA", "plant", "NOTHING", "scenario", scenario)),
                            "score",
                            1_000,
                            scenario.equals("LOW") ? 2_000 : 3_000,
                            0.01,
                            5,
                            "2026-01-01T00:00:00Z",
                            "0.1.0"))
                .toList())
        .write(file);

    int unused =
        execute(
            "ab --baseline=-pscenario=LOW --candidate=-pscenario=HIGH --format json"
                + " --metric score "
                + ROW);

    assertThat(fixture.out())
        .contains("knows 1 of 1 rows, measured with 5 forks a side on 2026-01-01.")
        .contains("equal sides differed by 200.0 % here beyond the scatter of forks");
  }

  @Test
  void abWithoutCalibrationsSaysSo() {
    int unused = execute("ab --baseline=-pscenario=LOW --candidate=-pscenario=HIGH " + ROW);

    assertThat(fixture.out())
        .contains("Noise floor: none was measured here (calibrate does); intervals are of");
  }
}
