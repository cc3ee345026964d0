package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.fuzz.Reader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that no form of Unicode has are refused by every reader of JSON, with the file's name. */
class UnreadableBytesTest {
  /** Marks of 32 bit words whose halves are swapped, which no reader knows. */
  private static final byte[] SWAPPED_HALVES = {(byte) 0xFE, (byte) 0xFF, 0, 0};

  @TempDir Path run;

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("jmh.json", (Reading) JmhFile::read),
        Arguments.of("noise-floor.json", (Reading) NoiseFloorFile::read),
        Arguments.of("comparison.json", (Reading) SavedComparison::read),
        Arguments.of("environment.json", (Reading) UnreadableBytesTest::run),
        Arguments.of("forks/forks.jsonl", (Reading) file -> run(file.resolveSibling("../any"))),
        Arguments.of("saturation.json", (Reading) UnreadableBytesTest::run));
  }

  private static SavedRun run(Path file) {
    return SavedRun.read(file.normalize().resolveSibling(""));
  }

  @ParameterizedTest
  @MethodSource("files")
  void areRefused(String name, Reading reading) throws IOException {
    Files.writeString(run.resolve("jmh.json"), "[]");
    Path file = run.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, SWAPPED_HALVES);
    assertThatThrownBy(() -> reading.read(file))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining(file.getFileName() + ":1:")
        .hasMessageContaining("isn't JSON: its bytes are no text in UTF-8, UTF-16 or UTF-32.");
  }
}
