package io.brokerbench.report.comparison;

import static io.brokerbench.text.Markdown.code;
import static io.brokerbench.text.Markdown.text;

import io.brokerbench.regression.Difference;
import io.brokerbench.regression.Judgement;
import io.brokerbench.report.RowTitles;
import io.brokerbench.text.Markdown;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.util.List;
import java.util.function.Predicate;

/**
 * A comparison for a pull request: the outcome first, what needs looking at in bold, and folded
 * what else there is to know.
 */
final class MarkdownReport {
  private final ComparisonReport report;
  private final SharedReasons shared;
  private final RowTitles titles;
  private final Markdown out = new Markdown();

  MarkdownReport(ComparisonReport report) {
    this.report = report;
    List<Judgement> judgements = report.comparison().judgements();
    this.shared = new SharedReasons(judgements);
    this.titles = new RowTitles(judgements.stream().map(Judgement::row).toList());
  }

  String render() {
    out.line("### " + Phrases.outcome(report));
    out.line("");
    out.line(Phrases.counts(report.comparison()) + ". " + Phrases.rule(report.comparison()));
    out.table(shared.table());
    out.gap();
    reasons(judgement -> judgement.verdict().isFailure());
    out.gap();
    out.line("<details><summary>What was compared, and why no more can be said</summary>");
    details();
    out.gap();
    out.line("</details>");
    return out.render();
  }

  private void details() {
    out.gap();
    out.line("- Baseline: " + code(report.baseline()));
    out.line("- Candidate: " + code(report.candidate()));
    report.notes().forEach(note -> out.line("- " + text(note)));
    String common = titles.common();
    if (!common.isEmpty()) {
      out.line("- All rows: " + code(common));
    }
    reasons(judgement -> !judgement.verdict().isFailure());
    shared.lines().forEach(line -> out.line("- " + text(line)));
    differences();
    rest();
  }

  /** What is to be said of single verdicts, a line each. */
  private void reasons(Predicate<Judgement> of) {
    report.comparison().judgements().stream()
        .filter(of)
        .forEach(
            judgement ->
                shared
                    .own(judgement)
                    .forEach(
                        reason ->
                            out.line(
                                "- "
                                    + text(titles.of(judgement.row()) + " " + judgement.metric())
                                    + ": "
                                    + text(reason))));
  }

  private void differences() {
    List<Difference> differences = report.comparison().differences();
    if (!differences.isEmpty()) {
      out.line("");
      out.line("Not the same on both sides:");
      out.line("");
      out.table(
          new Table(
              "Not the same on both sides",
              List.of("What", "Baseline", "Candidate", "Rows"),
              differences.stream()
                  .map(
                      difference ->
                          Table.Row.of(
                              difference.what(),
                              List.of(
                                  TableCell.text(difference.baseline()),
                                  TableCell.text(difference.candidate()),
                                  TableCell.number(Integer.toString(difference.rows())))))
                  .toList()));
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
