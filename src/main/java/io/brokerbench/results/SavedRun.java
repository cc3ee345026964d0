package io.brokerbench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A run as it lies on disk: its rows, and what else its folder has. Of other projects' runs, and of
 * a file that was taken out of its folder, there are only the rows.
 *
 * @param name what the run is called: its folder, or its file
 * @param file its rows, with the notes beside them
 * @param saturation what searches came to; empty if it wasn't one
 */
public record SavedRun(String name, JmhFile file, List<SaturationCurve> saturation) {
  private static final String EXPECTED = "Repair the file, or take it away.";

  public SavedRun {
    saturation = List.copyOf(saturation);
  }

  /**
   * Reads a run.
   *
   * @param given its folder, or a file of JMH's JSON
   * @throws UnreadableResultsException if it isn't there, or isn't what it should be
   */
  public static SavedRun read(Path given) {
    JmhFile file = JmhFile.read(given);
    Path curves = RunFiles.beside(file.path()).saturation();
    boolean searched = Files.isDirectory(given) && Files.exists(curves);
    return new SavedRun(name(given), file, searched ? curves(curves) : List.of());
  }

  /**
   * Reads a run, or both sides of one that compared two.
   *
   * @throws UnreadableResultsException as above
   */
  public static List<SavedRun> all(Path given) {
    return NamedRuns.sides(given).stream().map(SavedRun::read).toList();
  }

  /**
   * What became of the comparison that this run is a side of; empty if it is none.
   *
   * @throws UnreadableResultsException if it isn't what it should be
   */
  public Optional<SavedComparison> comparison() {
    Path folder = file.path().toAbsolutePath().normalize().resolveSibling("..").normalize();
    Path verdicts = new RunFiles(folder).comparison();
    return NamedRuns.isSide(name) && Files.exists(verdicts)
        ? Optional.of(SavedComparison.read(verdicts))
        : Optional.empty();
  }

  /** The last name of the path, whatever way the user wrote it. */
  private static String name(Path given) {
    return String.valueOf(given.toAbsolutePath().normalize().getFileName());
  }

  private static List<SaturationCurve> curves(Path file) {
    SaturationCurve @Nullable [] curves =
        JsonRefusal.<SaturationCurve @Nullable []>orRefused(
            file,
            "isn't what saturate writes",
            EXPECTED,
            () -> Json.READER.forType(SaturationCurve[].class).readValue(file.toFile()));
    if (curves == null || Stream.of(curves).anyMatch(Objects::isNull)) {
      throw new UnreadableResultsException(
          file, 1, "isn't what saturate writes: null, where a curve was expected. " + EXPECTED);
    }
    return List.of(curves);
  }

  /** The files that profilers made of its forks, by their names. */
  public List<Path> profiles() {
    Path folder = RunFiles.beside(file.path()).profiles();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UnreadableResultsException(folder, "can't be listed: " + e.getMessage());
    }
  }

  /**
   * A fork's latencies in nanoseconds, tagged, in the order of time; empty without any.
   *
   * @throws UnreadableResultsException if their file isn't what it should be
   */
  public List<Histogram> latencies(ForkRecord fork) {
    if (fork.histograms() == null) {
      return List.of();
    }
    Path log = RunFiles.beside(file.path()).latencies(fork.histograms());
    return Files.exists(log) ? HistogramLog.read(log) : List.of();
  }
}
