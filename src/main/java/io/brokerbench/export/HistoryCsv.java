package io.brokerbench.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.results.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code history.csv}: a line for each row of each run, under one header, as Apache Otava's CSV
 * importer takes it.
 */
public final class HistoryCsv {
  /** The first line. It is the same for all benchmarks, so parameters share a column. */
  static final String HEADER = String.join(",", HistoryLine.COLUMNS);

  private final List<String> lines;

  private HistoryCsv(List<String> lines) {
    this.lines = lines;
  }

  /** The lines of a run, those of invalid rows included. */
  public static HistoryCsv of(ExportedRun run) {
    return new HistoryCsv(run.rows().stream().map(row -> HistoryLine.of(run, row)).toList());
  }

  /** All of it, as a new file. */
  public String text() {
    return HEADER + "\n" + text(lines);
  }

  /**
   * Adds the lines to a file, or begins one. The file is replaced in one step, so it never has half
   * a line; lines that it has already aren't added again.
   *
   * @return how many lines were added
   * @throws ExportException if the file is something else than such a history
   */
  public int appendTo(Path file) throws IOException {
    String before = Files.isRegularFile(file) ? read(file) : "";
    if (!before.isEmpty()) {
      check(file, before);
    }
    Set<String> there = new HashSet<>(before.lines().toList());
    List<String> added = lines.stream().filter(Predicate.not(there::contains)).toList();
    String after = (before.isEmpty() ? HEADER + "\n" : before) + text(added);
    AtomicFile.write(file, out -> out.write(after.getBytes(UTF_8)));
    return added.size();
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ExportException(file + " isn't text in UTF-8; give another file.");
    }
  }

  private static void check(Path file, String text) {
    List<String> lines = text.lines().toList();
    if (!lines.get(0).equals(HEADER)) {
      throw new ExportException(
          file
              + ":1: another header than this version writes: "
              + lines.get(0)
              + "\nExpected is "
              + HEADER
              + "\nMove the file away, or give another one; the runs can be exported again.");
    }
    if (!text.endsWith("\n")) {
      throw new ExportException(
          file + ":" + lines.size() + ": the last line is cut off; delete it, and export again.");
    }
    if (Collections.frequency(lines, HEADER) > 1) {
      throw new ExportException(
          file
              + ":"
              + (lines.lastIndexOf(HEADER) + 1)
              + ": a second header, which no reader of CSV expects; delete the line.");
    }
  }
}
