package io.brokerbench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of rows that are meant by runs' names, folders or files. */
public final class RunFiles {
  private static final String ROWS = "jmh.json";
  private static final List<String> SIDES = List.of("baseline", "candidate");

  private final Path workingFolder;
  private final Path runs;

  /**
   * Files of runs.
   *
   * @param workingFolder what relative paths start from
   * @param runs the folder of all runs
   */
  public RunFiles(Path workingFolder, Path runs) {
    this.workingFolder = workingFolder;
    this.runs = runs;
  }

  /**
   * What somebody means.
   *
   * @param given names of runs, their folders, or files of JMH's JSON; empty for the newest run
   * @return one a run; of a run that compared two sides, that of each
   * @throws UnreadableResultsException if there is no such thing
   */
  public List<Path> of(List<String> given) throws IOException {
    if (given.isEmpty()) {
      return newest();
    }
    List<Path> files = new ArrayList<>();
    given.forEach(run -> files.addAll(of(run)));
    return files;
  }

  private List<Path> newest() throws IOException {
    if (Files.isDirectory(runs)) {
      try (Stream<Path> folders = Files.list(runs)) {
        // Their names begin with the time.
        Optional<List<Path>> newest =
            folders
                .sorted(Comparator.reverseOrder())
                .map(RunFiles::in)
                .filter(files -> !files.isEmpty())
                .findFirst();
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    throw new UnreadableResultsException(
        runs, "there is no run yet; run one, or name the folder of another.");
  }

  private List<Path> of(String given) {
    Path path = workingFolder.resolve(given);
    if (!Files.exists(path) && Files.isDirectory(runs.resolve(given))) {
      path = runs.resolve(given);
    }
    if (!Files.exists(path)) {
      throw new UnreadableResultsException(
          path, "there is no such file or folder, nor a run of this name in " + runs + ".");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> files = in(path);
    if (files.isEmpty()) {
      throw new UnreadableResultsException(
          path, "a folder without jmh.json; give a file of JMH's JSON, or the folder of a run.");
    }
    return files;
  }

  private static List<Path> in(Path folder) {
    if (Files.isRegularFile(folder.resolve(ROWS))) {
      return List.of(folder.resolve(ROWS));
    }
    List<Path> sides = SIDES.stream().map(side -> folder.resolve(side).resolve(ROWS)).toList();
    return sides.stream().allMatch(Files::isRegularFile) ? sides : List.of();
  }
}
