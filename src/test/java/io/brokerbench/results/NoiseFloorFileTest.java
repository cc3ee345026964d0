package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calibrate stores is read back, and what isn't that is refused with its line. */
class NoiseFloorFileTest {
  private static final Machine MACHINE =
      new Machine("JDK 17", "Linux 6", "Planted CPU", 2, 4, 25_276_063_744L, null);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("results").resolve("noise-floor.json");
  }

  private static EqualSides floor(String scenario, String metric, double error) {
    return new EqualSides(
        new RowKey("a.B.c", "thrpt", 1, "ops/s", Map.of("scenario", scenario)),
        metric,
        1_000,
        1_010,
        error,
        5,
        "2026-11-26T10:00:00Z",
        "0.1.0 (abc)");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    NoiseFloorFile floors =
        NoiseFloorFile.of(MACHINE)
            .with(List.of(floor("LOW", "score", 0.0625), floor("LOW", "e2e.p99", 0.3)));

    floors.write(file);

    assertThat(NoiseFloorFile.read(file)).isEqualTo(floors);
    assertThat(file).content().contains("\"standardError\" : 0.0625,\n", "\"scenario\" : \"LOW\"");
    assertThat(file.getParent())
        .isDirectoryContaining(file::equals)
        .isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void laterCalibrationsAreKeptBesideTheEarlierTenAtMost() {
    NoiseFloorFile file = NoiseFloorFile.of(MACHINE).with(List.of(floor("HIGH", "score", 0.5)));
    for (int i = 1; i <= 12; i++) {
      file = file.with(List.of(floor("LOW", "score", i)));
    }

    assertThat(file.calibrations()).hasSize(11).contains(floor("HIGH", "score", 0.5));
    assertThat(file.calibrations().get(1)).isEqualTo(floor("LOW", "score", 3));
    assertThat(file.calibrations().get(10)).isEqualTo(floor("LOW", "score", 12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "standardError" : 0.0625    | "standardError" : -1        | 28 | standardError is -1.0, where a share from 0 on was expected
          "standardError" : 0.0625    | "standardError" : "NaN"     | 28 | standardError is NaN, where a share
          "standardError" : 0.0625    | "standardError" : "much"    | 24 | calibrations[0].standardError isn't as expected, or is missing
          "standardError" : 0.0625    | "standarderror" : 0.0625    | 28 | calibrations[0].standardError isn't as expected, or is missing
          "standardError" : 0.0625,   | ''                          | 28 | calibrations[0].standardError isn't as expected, or is missing
          "baseline" : 1000.0         | "baseline" : 0              | 28 | baseline is 0.0, where a positive number was expected
          "forks" : 5                 | "forks" : 0                 | 28 | forks is 0, where 1 or more was expected
          "metric" : "score"          | "metric" : null             | 28 | metric is missing
          "benchmark" : "a.B.c"       | "benchmark" : null          | 28 | row.benchmark is missing
          "schema" : 2                | "schema" : 1                | 29 | schema is 1, and this version of the suite knows 2 (a floor of schema 1 counted
          "processors" : 4            | "processors" : "four"       |  8 | machine.processors isn't as expected
          "suite" : "0.1.0 (abc)"     | "suite" : "0", "suite" : "1" | 27 | Duplicate field 'suite'
          """)
  void brokenMemberIsRefusedWithItsLine(String right, @Nullable String wrong, int line, String why)
      throws IOException {
    NoiseFloorFile.of(MACHINE).with(List.of(floor("LOW", "score", 0.0625))).write(file);
    String broken = Files.readString(file).replace(right, wrong == null ? "" : wrong);
    Files.writeString(file, broken);

    assertThatThrownBy(() -> NoiseFloorFile.read(file))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageStartingWith(file + ":")
        .hasMessageContaining(why)
        .hasMessageContaining("remove it and run calibrate again")
        .hasMessageContaining(":" + line + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                    | 1: no file of noise floors: the whole of it isn't as expected
          []                    | 1: no file of noise floors: the whole of it isn't as expected
          {}                    | 1: no file of noise floors: schema isn't as expected, or is missing
          null                  | 1: no file of noise floors: the whole of it is null.
          text                  | 1: isn't JSON
          {"schema": 2,         | 1: isn't JSON: Unexpected end-of-input
          [{"benchmark": "a"}]  | 1: no file of noise floors: the whole of it
          """)
  void foreignFileIsRefused(String content, String message) throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.json"), content);

    assertThatThrownBy(() -> NoiseFloorFile.read(foreign))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("foreign.json:" + message);
  }

  @Test
  void whatFollowsTheFloorsIsRefused() throws IOException {
    NoiseFloorFile.of(MACHINE).write(file);
    Files.writeString(file, Files.readString(file) + "{}");

    assertThatThrownBy(() -> NoiseFloorFile.read(file))
        .isInstanceOf(UnreadableResultsException.class);
  }

  @Test
  void machinesAreToldApartByAllThatIsKnown() {
    assertThat(MACHINE.differenceFrom(MACHINE)).isEmpty();
    assertThat(MACHINE.differenceFrom(with("JDK 17", "Planted CPU", 25_276_063_745L))).isEmpty();
    assertThat(MACHINE.differenceFrom(with("JDK 21", "Planted CPU", 25_276_063_744L)))
        .contains("jdk JDK 17 and not JDK 21");
    assertThat(MACHINE.differenceFrom(with("JDK 17", null, 25_276_063_744L)))
        .contains("cpu Planted CPU and not unknown");
    assertThat(MACHINE.differenceFrom(with("JDK 17", "Planted CPU", 8_000_000_000L)))
        .contains("memory in GB 24 and not 7");
  }

  private static Machine with(String jdk, @Nullable String cpu, long memory) {
    return new Machine(jdk, "Linux 6", cpu, 2, 4, memory, null);
  }
}
