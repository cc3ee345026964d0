package io.brokerbench.cli;

import io.brokerbench.console.OutputFile;
import io.brokerbench.console.UsageException;
import io.brokerbench.judging.StoredNoise;
import io.brokerbench.results.NoiseFloorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where noise floors are stored, or that none is wanted. */
@HelpSection.Of(HelpSection.JUDGING)
final class NoiseFloorOptions {
  private static final String NONE = "none";
  private static final Path USUAL = Path.of("results", "noise-floor.json");

  @Option(
      names = "--noise-floor",
      paramLabel = "FILE|none",
      description =
          "The noise floors that calibrate measured; results/noise-floor.json unless given, as"
              + " far as it is there.")
  private @Nullable String given;

  /**
   * What is known of noise.
   *
   * @param workingFolder what a relative path starts from
   * @throws UsageException if a file is named that isn't there
   * @throws io.brokerbench.results.UnreadableResultsException if it isn't a file of floors
   */
  StoredNoise stored(Path workingFolder) {
    if (NONE.equals(given)) {
      return StoredNoise.nothing(
          "Noise floor: left out, as asked for; intervals are of the forks alone.");
    }
    Path file = workingFolder.resolve(path());
    if (Files.exists(file)) {
      return StoredNoise.of(path(), NoiseFloorFile.read(file));
    }
    if (given != null) {
      throw new UsageException(
          "--noise-floor "
              + given
              + ": there is no such file. calibrate --noise-floor "
              + given
              + " measures one; none goes without.");
    }
    return StoredNoise.nothing(
        "Noise floor: none was measured here (calibrate does); intervals are of the forks"
            + " alone.");
  }

  /**
   * The file to store floors in.
   *
   * @throws UsageException if it can't be written
   */
  Path target(Path workingFolder) {
    if (NONE.equals(given)) {
      throw new UsageException("--noise-floor none: calibrate stores what it finds; name a file.");
    }
    if (given != null) {
      OutputFile.check("--noise-floor", given, workingFolder);
    }
    return workingFolder.resolve(path());
  }

  /** The path as the user knows it. */
  Path path() {
    return given == null ? USUAL : Path.of(given);
  }
}
