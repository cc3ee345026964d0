package io.brokerbench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * JMH's JSON read back, that of this suite or of any other run.
 *
 * @param path the file
 * @param notes what the run wrote down beside it
 * @param rows its rows, in its order
 */
public record JmhFile(Path path, RunNotes notes, List<JmhRow> rows) {
  static final String EXPECTED =
      "Expected is what JMH writes with -rf json: an array of rows, each with benchmark, mode"
          + " and primaryMetric.";

  public JmhFile {
    rows = List.copyOf(rows);
  }

  /** Whether it has no rows, and nothing says of any that they should be there. */
  public boolean isEmpty() {
    return rows.isEmpty() && notes.asked().isEmpty();
  }

  /**
   * This file, if it has rows: without any it would pass as whatever it is taken for.
   *
   * @throws UnreadableResultsException if it has none
   */
  public JmhFile withRows() {
    if (rows.isEmpty()) {
      throw withoutRows();
    }
    return this;
  }

  /** What is to be said of a file without rows. */
  public UnreadableResultsException withoutRows() {
    return new UnreadableResultsException(
        path,
        "there are no rows. JMH writes such a file if every benchmark failed; measure it again.");
  }

  /** Whether the run's environment was found beside it. */
  public boolean hasEnvironment() {
    return notes.hasEnvironment();
  }

  /**
   * Reads a file of rows, and what the run wrote down beside it.
   *
   * @param given the file, or the folder of a run
   * @throws UnreadableResultsException if it isn't there, or isn't JMH's JSON
   */
  public static JmhFile read(Path given) {
    Path file = Files.isDirectory(given) ? new RunFiles(given).rows() : given;
    if (!Files.exists(file)) {
      throw new UnreadableResultsException(
          given,
          file.equals(given)
              ? "there is no such file or folder."
              : "a folder without jmh.json; give a file of JMH's JSON, or the folder of a run.");
    }
    List<JmhRow> rows = JsonRefusal.orRefused(file, "not JMH's JSON", EXPECTED, () -> rows(file));
    RunNotes notes = RunNotes.beside(file);
    return new JmhFile(file, notes, rows.stream().map(notes::completed).toList());
  }

  private static List<JmhRow> rows(Path file) throws IOException {
    try (JsonTokens json = new JsonTokens(file)) {
      if (!json.next()) {
        throw new UnreadableResultsException(file, 1, "the file is empty. " + EXPECTED);
      }
      if (!json.isArray()) {
        throw new UnreadableResultsException(file, json.line(), "not JMH's JSON. " + EXPECTED);
      }
      Map<RowKey, Long> lines = new HashMap<>();
      List<JmhRow> rows =
          json.array(
              "the file",
              () -> {
                long line = json.line();
                JmhRow row = new JmhParser(file, json).row();
                Long earlier = lines.putIfAbsent(row.key(), line);
                if (earlier != null) {
                  throw new UnreadableResultsException(
                      file,
                      line,
                      "the same row as in line "
                          + earlier
                          + ": benchmark, mode, threads, unit and parameters must differ.");
                }
                return row;
              });
      if (json.next()) {
        throw new UnreadableResultsException(
            file, json.line(), "something follows the array of rows. " + EXPECTED);
      }
      return rows;
    }
  }
}
