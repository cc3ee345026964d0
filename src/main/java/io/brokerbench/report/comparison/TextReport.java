package io.brokerbench.report.comparison;

import io.brokerbench.regression.Difference;
import io.brokerbench.regression.Judgement;
import io.brokerbench.report.RowTitles;
import io.brokerbench.text.Style;
import java.util.List;

/** The table for a terminal: a heading for each row, a line for each metric. */
final class TextReport {
  private static final String INDENT = "  ";

  private final ComparisonReport report;
  private final Style style;
  private final SharedReasons shared;
  private final StringBuilder out = new StringBuilder();

  TextReport(ComparisonReport report, Style style) {
    this.report = report;
    this.style = style;
    this.shared = new SharedReasons(report.comparison().judgements());
  }

  String render() {
    line("Baseline:  " + report.baseline());
    line("Candidate: " + report.candidate());
    report.notes().forEach(this::line);
    differences();
    table();
    rest();
    return out.toString();
  }

  private void differences() {
    List<Difference> differences = report.comparison().differences();
    if (differences.isEmpty()) {
      return;
    }
    line("");
    line("Not the same on both sides:");
    int rows = (int) pairs();
    for (Difference difference : differences) {
      String where = Phrases.where(difference, rows);
      String inOne =
          INDENT
              + difference.what()
              + ": "
              + difference.baseline()
              + " -> "
              + difference.candidate();
      if (inOne.length() + where.length() <= style.width()) {
        line(inOne + where);
      } else {
        line(INDENT + difference.what() + where + ":");
        line(INDENT + INDENT + difference.baseline());
        line(INDENT + INDENT + "-> " + difference.candidate());
      }
    }
  }

  private long pairs() {
    return report.comparison().judgements().stream()
        .filter(judgement -> judgement.candidate().forks() > 0)
        .map(Judgement::row)
        .distinct()
        .count();
  }

  private void table() {
    List<Judgement> judgements = report.comparison().judgements();
    String common = new RowTitles(judgements.stream().map(Judgement::row).toList()).common();
    line("");
    if (!common.isEmpty()) {
      line("All rows: " + common);
    }
    style.lines(shared.table()).forEach(row -> out.append(row).append('\n'));
  }

  private void rest() {
    RowTitles all = new RowTitles(List.of());
    line("");
    shared.lines().forEach(this::line);
    if (!report.comparison().onlyInCandidate().isEmpty()) {
      line("Only in the candidate, and not judged:");
      report.comparison().onlyInCandidate().forEach(row -> line(INDENT + all.of(row)));
    }
    if (!report.comparison().notJudged().isEmpty()) {
      line(
          "Not judged, since nobody knows which way they are better: "
              + String.join(", ", report.comparison().notJudged()));
    }
    line(Phrases.rule(report.comparison()));
    line(Phrases.counts(report.comparison()) + ".");
    line(Phrases.outcome(report));
  }

  /** Adds a line, or several if it is wider than a terminal. */
  private void line(String text) {
    style.wrapped(text, INDENT + INDENT).forEach(line -> out.append(line).append('\n'));
  }
}
