package io.brokerbench.judging;

import io.brokerbench.regression.Blocking;
import io.brokerbench.regression.Calibration;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.NoiseFloor;
import io.brokerbench.regression.Rules;
import io.brokerbench.report.comparison.CalibrationReport;
import io.brokerbench.results.EqualSides;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.Machine;
import io.brokerbench.results.NoiseFloorFile;
import io.brokerbench.results.RowKey;
import io.brokerbench.results.Suite;
import io.brokerbench.results.UnwritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The file of a machine's noise floors, to which what calibrations find is added. */
public final class CalibrationStore {
  private final Path file;
  private final NoiseFloorFile before;
  private final @Nullable String otherMachine;

  private CalibrationStore(Path file, NoiseFloorFile before, @Nullable String otherMachine) {
    this.file = file;
    this.before = before;
    this.otherMachine = otherMachine;
  }

  /**
   * What became of a calibration.
   *
   * @param report what it found
   * @param added how many metrics of rows were added to the file; 0 if nothing could be measured
   * @param unwritten why the file couldn't be written; null if it was, or there was nothing to
   *     write
   * @param writtenTo the file that they are in
   */
  public record Added(
      CalibrationReport report, int added, @Nullable String unwritten, Path writtenTo) {
    /** Whether there is something to store, and it lies where it belongs. */
    public boolean isStored() {
      return added > 0 && unwritten == null;
    }
  }

  /**
   * Opens a file before anything is measured.
   *
   * @param file where it is, or will be
   * @param machine the machine that is to be calibrated
   * @throws io.brokerbench.results.UnreadableResultsException if it is there and has something else
   */
  public static CalibrationStore open(Path file, Machine machine) {
    NoiseFloorFile empty = NoiseFloorFile.of(machine);
    if (!Files.exists(file)) {
      return new CalibrationStore(file, empty, null);
    }
    NoiseFloorFile stored = NoiseFloorFile.read(file);
    String difference = stored.machine().differenceFrom(machine).orElse(null);
    return new CalibrationStore(file, difference == null ? stored : empty, difference);
  }

  /** In what the file's machine differs, if it is of another: then all of it will be replaced. */
  public Optional<String> otherMachine() {
    return Optional.ofNullable(otherMachine);
  }

  /**
   * Adds what two equal sides differ by, and writes the file: elsewhere, if it can't be written
   * where it belongs.
   *
   * @param metrics which metrics of a row, by their names
   * @param measured when
   * @throws IOException if it can be written nowhere
   */
  public Added add(
      JmhFile one, JmhFile other, BiPredicate<RowKey, String> metrics, Instant measured)
      throws IOException {
    Rules rules = new Rules(Rules.DEFAULT_THRESHOLD, NoiseFloor.UNKNOWN, metrics, Blocking.ROUNDS);
    Calibration calibration = new Calibration(Comparison.of(one.rows(), other.rows(), rules));
    Suite suite = Suite.current();
    List<EqualSides> found =
        calibration.equalSides(
            measured.toString(), suite.version() + " (" + suite.revision() + ")");
    NoiseFloorFile after = before.with(found);
    CalibrationReport report = new CalibrationReport(calibration, after.calibrations());
    if (found.isEmpty()) {
      return new Added(report, 0, null, file);
    }
    try {
      after.write(file);
      return new Added(report, found.size(), null, file);
    } catch (UnwritableException e) {
      Path elsewhere =
          Files.createTempDirectory("brokerbench-results-").resolve("noise-floor.json");
      after.write(elsewhere);
      return new Added(report, found.size(), e.getMessage(), elsewhere);
    }
  }
}
