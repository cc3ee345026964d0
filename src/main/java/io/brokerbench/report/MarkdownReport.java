package io.brokerbench.report;

import io.brokerbench.regression.Difference;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Verdict;
import java.util.List;

/** A comparison for a pull request: the outcome first, what needs looking at in bold. */
final class MarkdownReport {
  private final Report report;
  private final StringBuilder out = new StringBuilder();

  MarkdownReport(Report report) {
    this.report = report;
  }

  String render() {
    line("### " + Phrases.outcome(report));
    line("");
    line(Phrases.counts(report.comparison()) + ". " + Phrases.rule(report.comparison()));
    line("");
    line("- Baseline: " + code(report.baseline()));
    line("- Candidate: " + code(report.candidate()));
    report.notes().forEach(note -> line("- " + text(note)));
    table();
    differences();
    rest();
    return out.toString();
  }

  private void table() {
    List<Judgement> judgements = report.comparison().judgements();
    RowTitles titles = new RowTitles(judgements.stream().map(Judgement::row).toList());
    line("");
    if (!titles.common().isEmpty()) {
      line("All rows: " + code(titles.common()));
      line("");
    }
    line(
        "| Verdict | Row | Metric | Baseline | Candidate | Unit | Change | 95 % interval | Holm p |"
            + " Exact p |");
    line("|---|---|---|--:|--:|---|--:|--:|--:|--:|");
    for (Judgement judgement : judgements) {
      row(
          verdict(judgement.verdict()),
          text(titles.of(judgement.row())),
          text(judgement.metric()),
          Phrases.value(judgement.baseline().value()),
          Phrases.value(judgement.candidate().value()),
          text(judgement.unit()),
          Phrases.change(judgement.change()),
          Phrases.interval(judgement.change()),
          text(Phrases.adjusted(judgement.change())),
          text(Phrases.permutation(judgement.change())));
    }
    line("");
    for (Judgement judgement : judgements) {
      Phrases.reasons(judgement)
          .forEach(
              reason ->
                  line(
                      "- "
                          + text(titles.of(judgement.row()) + " " + judgement.metric())
                          + ": "
                          + text(reason)));
    }
  }

  private static String verdict(Verdict verdict) {
    return verdict.isFailure() ? "**" + verdict + "**" : verdict.name();
  }

  private void differences() {
    List<Difference> differences = report.comparison().differences();
    if (!differences.isEmpty()) {
      line("");
      line("Not the same on both sides:");
      line("");
      line("| What | Baseline | Candidate | Rows |");
      line("|---|---|---|--:|");
      differences.forEach(
          difference ->
              row(
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
        .forEach(row -> line("\nOnly in the candidate, and not judged: " + text(all.of(row))));
    if (!report.comparison().notJudged().isEmpty()) {
      line(
          "\nNot judged, since nobody knows which way they are better: "
              + text(String.join(", ", report.comparison().notJudged())));
    }
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String code(String text) {
    return "`" + text.replace("`", "'") + "`";
  }

  /** Text that no character of it becomes markup. */
  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1");
  }
}
