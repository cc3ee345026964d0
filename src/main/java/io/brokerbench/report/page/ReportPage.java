package io.brokerbench.report.page;

import io.brokerbench.report.ProfilerOutput;
import io.brokerbench.report.Report;
import io.brokerbench.report.RunDetail;
import io.brokerbench.report.RunSummary;
import io.brokerbench.report.Section;
import io.brokerbench.report.VerdictTable;
import io.brokerbench.results.Json;

/** A report as one page of HTML that needs nothing else: scripts, styles and data are in it. */
final class ReportPage {
  /** Nothing may be loaded, whatever gets into the page. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

  private final Report report;
  private final Html html = new Html();
  private final SectionHtml sections = new SectionHtml(html);

  ReportPage(Report report) {
    this.report = report;
  }

  String render() {
    RunDetail run = report.detail();
    head(report.headline());
    header(run);
    html.open("main");
    if (report.runs().size() > 1) {
      runs();
      html.element("h2", "The newest run: " + run.summary().label());
    }
    results(run);
    settings(run);
    profiles(run);
    command(run.summary());
    html.close("main");
    footer();
    scripts();
    return html.close("body").close("html").render();
  }

  private void head(String title) {
    html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.raw("<meta charset=\"utf-8\">\n");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", title + ": Brokerbench");
    html.open("style").raw(Resources.own("page.css")).close("style").close("head").open("body");
  }

  private void header(RunDetail run) {
    html.open("header").element("p", "Brokerbench", "class", "brand");
    html.element("h1", report.headline(), "class", "finding");
    run.rankings().forEach(ranking -> html.element("p", ranking));
    if (!run.conditions().isEmpty()) {
      html.element("p", run.conditions(), "class", "quiet");
    }
    html.element("p", run.summary().opening(), "class", "quiet");
    if (!run.answers().isEmpty()) {
      html.table(RunTables.answers(run));
      html.element("p", RunTables.RULE, "class", "note");
    }
    html.close("header");
  }

  private void runs() {
    if (!report.verdicts().isEmpty()) {
      html.element("h2", "Verdicts").table(VerdictTable.of(report.verdicts()));
    }
    html.element("h2", "Runs").table(RunTables.runs(report.runs()));
    if (!report.differences().lines().isEmpty()) {
      html.element("h2", report.differences().title());
      html.table(RunTables.settings(report.differences()));
    }
    sections.write(
        new Section(
            "From run to run",
            "Runs of different hours or machines differ for no reason of the brokers'; compare by"
                + " ratio within one run.",
            report.history()));
  }

  /** What is nearest to the answer first, and then the numbers that all of it rests on. */
  private void results(RunDetail run) {
    run.sections().stream().limit(1).forEach(sections::write);
    html.element("h2", "Rows").table(RunTables.rows(run));
    RunTables.blanks(run).ifPresent(note -> html.element("p", note, "class", "note"));
    run.sections().stream().skip(1).forEach(sections::write);
  }

  private void settings(RunDetail run) {
    run.settings()
        .forEach(
            settings -> {
              html.element("h2", settings.title());
              html.table(RunTables.settings(settings));
            });
  }

  private void profiles(RunDetail run) {
    if (!run.profiles().isEmpty()) {
      html.element("h2", "Profiles");
    }
    for (ProfilerOutput profile : run.profiles()) {
      if (profile.text().isEmpty()) {
        html.element("p", profile.name());
      } else {
        html.open("details").element("summary", profile.name());
        html.open("pre").element("code", profile.text()).close("pre").close("details");
      }
    }
  }

  private void command(RunSummary run) {
    if (!run.command().isEmpty()) {
      html.element("h2", "Run it again").open("pre").element("code", run.command()).close("pre");
    }
  }

  private void footer() {
    html.open("footer").text("Charts: Apache ECharts, Apache License 2.0.").close("footer");
  }

  /** JSON has no use for this character but in strings, where it may be written otherwise. */
  private void scripts() {
    html.open("script", "type", "application/json", "id", "charts");
    html.raw(Json.compact(sections.charts()).replace("<", "\\u003c")).close("script");
    html.open("script").raw(Resources.echarts()).close("script");
    html.open("script").raw(Resources.own("page.js")).close("script");
  }
}
