package io.brokerbench.report;

import io.brokerbench.results.SavedComparison;
import io.brokerbench.results.SavedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run says, or several side by side.
 *
 * @param runs all of them, by the time they were started
 * @param detail the newest of them
 * @param verdicts of two sides that were compared; empty of other runs
 * @param history what became of each row from run to run; empty for one run
 * @param differences settings that aren't the same in all runs
 */
public record Report(
    List<RunSummary> runs,
    RunDetail detail,
    List<SavedComparison.SavedVerdict> verdicts,
    List<Chart> history,
    Settings differences) {
  public Report {
    runs = List.copyOf(runs);
    verdicts = List.copyOf(verdicts);
    history = List.copyOf(history);
  }

  /**
   * Makes a report.
   *
   * @param saved at least one run
   */
  public static Report of(List<SavedRun> saved) {
    List<SavedRun> runs = new ArrayList<>(saved);
    // What doesn't know its time stays where the user put it.
    runs.sort(
        Comparator.comparing(
            run -> run.file().notes().started(), Comparator.nullsFirst(Comparator.naturalOrder())));
    List<List<ReportRow>> rows = runs.stream().map(ReportRows::of).toList();
    List<RunSummary> summaries = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      summaries.add(RunSummary.of(runs.get(i), rows.get(i)));
    }
    List<String> names = names(summaries);
    return new Report(
        summaries,
        RunDetail.of(runs.get(runs.size() - 1)),
        verdicts(runs),
        runs.size() == 1 ? List.of() : new RunsOverTime(names, rows).charts(),
        differences(names, rows));
  }

  /** What the newest run comes to, in a sentence or a few. */
  public String headline() {
    return runs.size() > 1
        ? runs.size() + " runs. The newest: " + detail.finding()
        : detail.finding();
  }

  private static List<SavedComparison.SavedVerdict> verdicts(List<SavedRun> runs) {
    return runs.size() == 2
        ? runs.get(0).comparison().map(SavedComparison::verdicts).orElse(List.of())
        : List.of();
  }

  /** The runs' names, made different where they aren't. */
  private static List<String> names(List<RunSummary> runs) {
    List<String> names = new ArrayList<>();
    for (RunSummary run : runs) {
      String name = run.label();
      for (int n = 2; names.contains(name); n++) {
        name = run.label() + " (" + n + ")";
      }
      names.add(name);
    }
    return names;
  }

  private static Settings differences(List<String> names, List<List<ReportRow>> rows) {
    Map<String, List<Map<String, String>>> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      List<Map<String, String>> settings = new ArrayList<>();
      rows.get(i).stream()
          .map(ReportRow::source)
          .forEach(row -> settings.add(row == null ? Map.of() : row.conditions()));
      columns.put(names.get(i), settings);
    }
    return Settings.of("Not the same in all runs", columns).differing();
  }
}
