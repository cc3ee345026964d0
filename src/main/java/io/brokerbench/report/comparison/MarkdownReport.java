package io.brokerbench.report.comparison;

import static io.brokerbench.report.Markdown.code;
import static io.brokerbench.report.Markdown.text;

import io.brokerbench.regression.Difference;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Verdict;
import io.brokerbench.report.Markdown;
import io.brokerbench.report.Numbers;
import io.brokerbench.report.RowTitles;
import java.util.List;

/** A comparison for a pull request: the outcome first, what needs looking at in bold. */
final class MarkdownReport {
  private final ComparisonReport report;
  private final SharedReasons shared;
  private final Markdown out = new Markdown();

  MarkdownReport(ComparisonReport report) {
    this.report = report;
    this.shared = new SharedReasons(report.comparison().judgements());
  }

  String render() {
    out.line("### " + Phrases.outcome(report));
    out.line("");
    out.line(Phrases.counts(report.comparison()) + ". " + Phrases.rule(report.comparison()));
    out.line("");
    out.line("- Baseline: " + code(report.baseline()));
    out.line("- Candidate: " + code(report.candidate()));
    report.notes().forEach(note -> out.line("- " + text(note)));
    table();
    differences();
    rest();
    return out.render();
  }

  private void table() {
    List<Judgement> judgements = report.comparison().judgements();
    RowTitles titles = new RowTitles(judgements.stream().map(Judgement::row).toList());
    out.line("");
    if (!titles.common().isEmpty()) {
      out.line("All rows: " + code(titles.common()));
      out.line("");
    }
    out.line(
        "| Verdict | Row | Metric | Baseline | Candidate | Unit | Change | 95 % interval | Holm p"
            + " |");
    out.line("|---|---|---|--:|--:|---|--:|--:|--:|");
    for (Judgement judgement : judgements) {
      out.row(
          verdict(judgement.verdict()),
          text(titles.of(judgement.row())),
          text(judgement.metric()),
          Numbers.value(judgement.baseline().value()),
          Numbers.value(judgement.candidate().value()),
          text(judgement.unit()),
          Phrases.change(judgement),
          Phrases.interval(judgement.change()),
          text(Phrases.adjusted(judgement.change())));
    }
    out.line("");
    for (Judgement judgement : judgements) {
      shared
          .own(judgement)
          .forEach(
              reason ->
                  out.line(
                      "- "
                          + text(titles.of(judgement.row()) + " " + judgement.metric())
                          + ": "
                          + text(reason)));
    }
    shared.lines().forEach(line -> out.line("- " + text(line)));
  }

  private static String verdict(Verdict verdict) {
    return verdict.isFailure() ? "**" + verdict + "**" : verdict.name();
  }

  private void differences() {
    List<Difference> differences = report.comparison().differences();
    if (!differences.isEmpty()) {
      out.line("");
      out.line("Not the same on both sides:");
      out.line("");
      out.line("| What | Baseline | Candidate | Rows |");
      out.line("|---|---|---|--:|");
      differences.forEach(
          difference ->
              out.row(
                  text(difference.what()),
                  text(difference.baseline()),
                  text(difference.candidate()),
                  Integer.toString(difference.rows())));
    }
  }

  private void rest() {
    RowTitles all = new RowTitles(List.of());
    report
        .comparison()
        .onlyInCandidate()
        .forEach(row -> out.line("\nOnly in the candidate, and not judged: " + text(all.of(row))));
    if (!report.comparison().notJudged().isEmpty()) {
      out.line(
          "\nNot judged, since nobody knows which way they are better: "
              + text(String.join(", ", report.comparison().notJudged())));
    }
  }
}
