package io.brokerbench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs that are meant by their names, folders or files. */
public final class NamedRuns {
  private static final List<String> SIDES = List.of("baseline", "candidate");

  private final Path workingFolder;
  private final Path runs;

  /**
   * Names of runs.
   *
   * @param workingFolder what relative paths start from
   * @param runs the folder of all runs
   */
  public NamedRuns(Path workingFolder, Path runs) {
    this.workingFolder = workingFolder;
    this.runs = runs;
  }

  /**
   * What somebody means.
   *
   * @param given the name of a run, its folder, or a file of JMH's JSON
   * @return a folder with rows, or with sides that have them; or a file
   * @throws UnreadableResultsException if there is no such thing
   */
  public Path of(String given) {
    Path path = workingFolder.resolve(given);
    if (!Files.exists(path) && Files.isDirectory(runs.resolve(given))) {
      path = runs.resolve(given);
    }
    if (!Files.exists(path)) {
      throw new UnreadableResultsException(
          path, "there is no such file or folder, nor a run of this name in " + runs + ".");
    }
    if (Files.isDirectory(path) && !hasRows(path)) {
      throw new UnreadableResultsException(
          path, "a folder without jmh.json; give a file of JMH's JSON, or the folder of a run.");
    }
    return path;
  }

  /**
   * The folder of the newest run that has rows.
   *
   * @throws UnreadableResultsException if there is none
   */
  public Path newest() throws IOException {
    if (Files.isDirectory(runs)) {
      try (Stream<Path> folders = Files.list(runs)) {
        // Their names begin with the time.
        Optional<Path> newest =
            folders.sorted(Comparator.reverseOrder()).filter(NamedRuns::hasRows).findFirst();
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    throw new UnreadableResultsException(
        runs, "there is no run yet; run one, or name the folder of another.");
  }

  /** The folders of the runs before one, the newest first; none if it isn't among them. */
  public List<Path> before(Path run) throws IOException {
    Path name = run.toAbsolutePath().normalize().getFileName();
    if (name == null || !Files.isDirectory(runs.resolve(name))) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(other -> String.valueOf(other.getFileName()).compareTo(name.toString()) < 0)
          .filter(other -> Files.exists(rows(other)))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /** A run itself, or both sides of one that compared two. */
  public static List<Path> sides(Path run) {
    return isCompared(run) ? SIDES.stream().map(run::resolve).toList() : List.of(run);
  }

  /** Whether this is what the folder of a side is called. */
  static boolean isSide(String name) {
    return SIDES.contains(name);
  }

  private static boolean hasRows(Path folder) {
    return Files.exists(rows(folder)) || isCompared(folder);
  }

  private static boolean isCompared(Path folder) {
    return !Files.exists(rows(folder))
        && SIDES.stream().allMatch(side -> Files.exists(rows(folder.resolve(side))));
  }

  private static Path rows(Path folder) {
    return new RunFiles(folder).rows();
  }
}
