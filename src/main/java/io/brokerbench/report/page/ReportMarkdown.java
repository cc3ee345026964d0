package io.brokerbench.report.page;

import io.brokerbench.report.Chart;
import io.brokerbench.report.Report;
import io.brokerbench.report.RunDetail;
import io.brokerbench.report.Section;
import io.brokerbench.report.VerdictTable;
import io.brokerbench.text.Markdown;

/** A report as Markdown: the answer first, then tables. */
final class ReportMarkdown {
  private final Report report;
  private final Markdown out = new Markdown();

  ReportMarkdown(Report report) {
    this.report = report;
  }

  String render() {
    RunDetail run = report.detail();
    boolean several = report.runs().size() > 1;
    heading("#", several ? report.runs().size() + " runs" : run.summary().name());
    out.line(Markdown.text((several ? "The newest: " : "") + run.finding()));
    out.line("");
    run.rankings().forEach(ranking -> out.line("- " + Markdown.text(ranking)));
    out.gap();
    if (!run.conditions().isEmpty()) {
      out.line(Markdown.text(run.conditions()));
      out.line("");
    }
    out.line(Markdown.text(run.summary().opening()));
    out.gap();
    if (!run.answers().isEmpty()) {
      out.table(RunTables.answers(run));
      out.gap();
      out.line(Markdown.text(RunTables.RULE));
    }
    if (several) {
      if (!report.verdicts().isEmpty()) {
        heading("##", "Verdicts");
        out.table(VerdictTable.of(report.verdicts()));
      }
      heading("##", "Runs");
      out.table(RunTables.runs(report.runs()));
      if (!report.differences().lines().isEmpty()) {
        heading("##", report.differences().title());
        out.table(RunTables.settings(report.differences()));
      }
      charts(new Section("From run to run", "", report.history()));
      heading("##", "The newest run: " + run.summary().name());
    }
    heading("##", "Rows");
    out.table(RunTables.rows(run));
    RunTables.blanks(run)
        .ifPresent(
            note -> {
              out.gap();
              out.line(Markdown.text(note));
            });
    run.sections().forEach(this::charts);
    run.settings()
        .forEach(
            settings -> {
              heading("##", settings.title());
              out.table(RunTables.settings(settings));
            });
    if (!run.profiles().isEmpty()) {
      heading("##", "Profiles");
      run.profiles().forEach(profile -> out.line("- " + Markdown.text(profile.name())));
    }
    if (!run.summary().command().isEmpty()) {
      heading("##", "Run it again");
      out.line("    " + run.summary().command());
    }
    return out.render();
  }

  private void heading(String level, String text) {
    out.gap();
    out.line(level + " " + Markdown.text(text));
    out.line("");
  }

  private void charts(Section section) {
    heading("##", section.title());
    if (!section.drawn()) {
      out.line(Markdown.text(section.explanation()));
    }
    for (Chart chart : section.charts()) {
      heading("###", chart.title());
      chart.notes().forEach(note -> out.line("- " + Markdown.text(note)));
      out.table(ChartTable.of(chart));
    }
  }
}
