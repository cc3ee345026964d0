package io.brokerbench.report;

import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowId;
import io.brokerbench.results.RowKey;
import io.brokerbench.results.RunNotes;
import io.brokerbench.results.SavedRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the rows of a run: those that were measured, and those that should have been. */
final class ReportRows {
  private ReportRows() {}

  /** The measured rows in the run's order, and then what is missing. */
  static List<ReportRow> of(SavedRun run) {
    RunNotes notes = run.file().notes();
    List<ReportRow> rows = new ArrayList<>();
    Set<RowId> found = new HashSet<>();
    for (JmhRow row : run.file().rows()) {
      RowId id = RowId.of(row.key());
      found.add(id);
      rows.add(ReportRow.measured(row, notes.forks(id)));
    }
    List<ReportRow> measured = List.copyOf(rows);
    notes.asked().stream()
        .filter(asked -> !found.contains(asked))
        .forEach(asked -> rows.add(missing(asked, measured, notes)));
    return List.copyOf(rows);
  }

  /** What a missing row would have measured is taken from one of its kind. */
  private static ReportRow missing(RowId asked, List<ReportRow> measured, RunNotes notes) {
    Optional<ReportRow> alike =
        measured.stream()
            .filter(row -> row.key().benchmark().equals(asked.benchmark()))
            .filter(row -> row.key().mode().equals(asked.mode()))
            .findFirst();
    return ReportRow.missing(
        new RowKey(
            asked.benchmark(),
            asked.mode(),
            alike.map(row -> row.key().threads()).orElse(1),
            alike.map(row -> row.key().unit()).orElse(""),
            asked.params()),
        alike.map(ReportRow::headline).orElse(JmhRow.SCORE),
        notes.forks(asked));
  }
}
