package io.brokerbench.report.terminal;

import io.brokerbench.report.Report;
import io.brokerbench.report.ReportRow;
import io.brokerbench.report.RowTitles;
import io.brokerbench.report.RunDetail;
import io.brokerbench.report.RunSummary;
import io.brokerbench.report.Section;
import io.brokerbench.text.Badge;
import io.brokerbench.text.Style;
import java.util.ArrayList;
import java.util.List;

/** A report for a terminal, the newest run's bars, and who is ahead. */
public final class ScreenReport {
  private ScreenReport() {}

  /** The lines of a report; empty if the newest run has nothing to show. */
  public static List<String> lines(Report report, Style style) {
    List<String> lines = new ArrayList<>();
    if (report.runs().size() > 1) {
      for (RunSummary run : report.runs()) {
        lines.addAll(style.quoted(run.label() + ": " + run.verdict(), "  "));
      }
      lines.add("");
    }
    lines.addAll(lines(report.detail(), style));
    return lines;
  }

  private static List<String> lines(RunDetail run, Style style) {
    List<String> lines = new ArrayList<>();
    run.sections().stream()
        .filter(section -> section.title().equals(Section.RESULTS))
        .flatMap(section -> section.charts().stream())
        .forEach(
            chart -> {
              lines.addAll(new BarLines(chart, style).lines());
              lines.add("");
            });
    lines.addAll(warnings(run, style));
    if (!run.answers().isEmpty()) {
      lines.addAll(new AnswerLines(run.answers(), style).lines());
      lines.add("");
      run.rankings().forEach(ranking -> lines.addAll(style.quoted(ranking, "  ")));
    }
    lines.addAll(style.quoted(run.finding(), ""));
    if (!run.conditions().isEmpty()) {
      lines.addAll(style.quoted(run.conditions(), ""));
    }
    return lines;
  }

  /**
   * The rows whose sender makes the latencies; without answers, which say the rest, all that is to
   * be known.
   */
  private static List<String> warnings(RunDetail run, Style style) {
    RowTitles titles = new RowTitles(run.rows().stream().map(ReportRow::key).toList());
    List<String> lines = new ArrayList<>();
    for (ReportRow row : run.rows()) {
      row.badges().stream()
          .filter(badge -> isShown(badge, run))
          .map(
              badge ->
                  badge.text()
                      + ": "
                      + titles.brief(row.key())
                      + ": "
                      + String.join("; ", badge.reasons()))
          .forEach(line -> lines.addAll(style.quoted(line, "  ")));
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static boolean isShown(Badge badge, RunDetail run) {
    return badge.text().equals(Badge.CLIENT_BOUND)
        || (run.answers().isEmpty() && badge.level() == Badge.Level.WARNING);
  }
}
