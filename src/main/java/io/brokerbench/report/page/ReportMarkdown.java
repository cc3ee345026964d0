package io.brokerbench.report.page;

import io.brokerbench.report.ProfilerOutput;
import io.brokerbench.report.Report;
import io.brokerbench.report.ReportRow;
import io.brokerbench.report.RowTitles;
import io.brokerbench.report.RunDetail;
import io.brokerbench.report.VerdictTable;
import io.brokerbench.text.Badge;
import io.brokerbench.text.Markdown;
import io.brokerbench.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report as Markdown that fits a pull request: the answer, under which conditions it holds, the
 * rows, what is wrong with them, and how to run it again. Curves, settings and profiles are on the
 * page.
 */
final class ReportMarkdown {
  /** Of longer tables and lists the rest is on the page. */
  private static final int MOST_ROWS = 12;

  private static final int MOST_REMARKS = 8;

  private final Report report;
  private final Markdown out = new Markdown();

  ReportMarkdown(Report report) {
    this.report = report;
  }

  String render() {
    RunDetail run = report.detail();
    boolean several = report.runs().size() > 1;
    out.line("### " + Markdown.text(report.headline()));
    run.rankings().forEach(ranking -> out.line("- " + Markdown.text(ranking)));
    paragraph(run.conditions());
    paragraph(run.summary().opening());
    if (several) {
      compared();
    }
    if (!run.answers().isEmpty()) {
      table(RunTables.answers(run));
    }
    table(RunTables.rows(run));
    RunTables.blanks(run).ifPresent(this::paragraph);
    remarks(run);
    if (!run.profiles().isEmpty()) {
      paragraph(
          "Profiles: "
              + run.profiles().stream()
                  .map(ProfilerOutput::name)
                  .collect(Collectors.joining(", ")));
    }
    if (!run.summary().command().isEmpty()) {
      paragraph("Run it again:");
      out.gap();
      out.line("    " + run.summary().command());
    }
    return out.render();
  }

  private void compared() {
    if (!report.verdicts().isEmpty()) {
      table(VerdictTable.of(report.verdicts()));
    }
    table(RunTables.runs(report.runs()));
    if (!report.differences().lines().isEmpty()) {
      paragraph(report.differences().title() + ":");
      table(RunTables.settings(report.differences()));
    }
  }

  private void paragraph(String text) {
    if (!text.isEmpty()) {
      out.gap();
      out.line(Markdown.text(text));
    }
  }

  private void table(Table all) {
    Table table = all.withoutReasons();
    int rest = table.rows().size() - MOST_ROWS;
    out.table(rest > 0 ? table.first(MOST_ROWS) : table);
    if (rest > 0) {
      paragraph("And " + rest + " more in report.html.");
    }
  }

  /** What is wrong with rows, a line each. */
  private void remarks(RunDetail run) {
    RowTitles titles = new RowTitles(run.rows().stream().map(ReportRow::key).toList());
    List<String> remarks = new ArrayList<>();
    for (ReportRow row : run.rows()) {
      row.badges().stream()
          .filter(badge -> badge.level() != Badge.Level.GOOD && !badge.reasons().isEmpty())
          .map(badge -> titles.brief(row.key()) + ": " + badge.inWords())
          .forEach(remarks::add);
    }
    out.gap();
    remarks.stream().limit(MOST_REMARKS).forEach(one -> out.line("- " + Markdown.text(one)));
    if (remarks.size() > MOST_REMARKS) {
      out.line("- and " + (remarks.size() - MOST_REMARKS) + " more in report.html");
    }
  }
}
