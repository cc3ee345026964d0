package io.brokerbench.export;

import io.brokerbench.results.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run as other tools get it.
 *
 * @param name the run's folder, or its file
 * @param time when it started; of a file without environment, when that was last written
 * @param rows its rows, of different names
 */
public record ExportedRun(String name, Instant time, List<ExportedRow> rows) {
  public ExportedRun {
    rows = List.copyOf(rows);
  }

  /**
   * The run that a file is of.
   *
   * @throws ExportException if two of its rows couldn't be told apart
   */
  public static ExportedRun of(JmhFile file) throws IOException {
    List<ExportedRow> rows = file.rows().stream().map(ExportedRow::of).toList();
    Set<String> names = new HashSet<>();
    for (ExportedRow row : rows) {
      if (!names.add(row.name())) {
        throw new ExportException(
            file.path()
                + ": two rows are called "
                + row.name()
                + "; they differ in their unit only. Keep one of them.");
      }
    }
    Instant started = file.notes().started();
    return new ExportedRun(
        nameOf(file.path()),
        started == null ? Files.getLastModifiedTime(file.path()).toInstant() : started,
        rows);
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    Path folder = file.toAbsolutePath().getParent();
    return name.equals("jmh") && folder != null
        ? Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse(name)
        : name;
  }

  List<ExportedRow> validRows() {
    return rows.stream().filter(ExportedRow::isValid).toList();
  }
}
