package io.brokerbench.report.page;

import io.brokerbench.regression.Verdict;
import io.brokerbench.report.Badge;
import io.brokerbench.report.Numbers;
import io.brokerbench.report.RowTitles;
import io.brokerbench.results.SavedComparison;
import java.util.List;
import java.util.stream.Stream;

/** The table of what a comparison of two sides came to. */
final class VerdictTable {
  private VerdictTable() {}

  static Table of(List<SavedComparison.Verdict> verdicts) {
    RowTitles titles = new RowTitles(verdicts.stream().map(verdict -> verdict.row()).toList());
    return new Table(
        "Verdicts",
        List.of(
            "Row", "Verdict", "Metric", "Baseline", "Candidate", "Unit", "Change", "95 % interval"),
        verdicts.stream()
            .map(verdict -> Table.Row.of(titles.brief(verdict.row()), cells(verdict)))
            .toList());
  }

  private static List<Cell> cells(SavedComparison.Verdict verdict) {
    return List.of(
        Cell.badges(List.of(badge(verdict))),
        Cell.unit(verdict.metric()),
        Cell.number(verdict.baseline().value()),
        Cell.number(verdict.candidate().value()),
        Cell.unit(verdict.unit()),
        verdict.ratio() == null
            ? Cell.NOTHING
            : Cell.number(Numbers.change(verdict.ratio()) + " %"),
        verdict.low() == null || verdict.high() == null
            ? Cell.NOTHING
            : Cell.number(
                Numbers.change(verdict.low()) + " to " + Numbers.change(verdict.high()) + " %"));
  }

  /** A name that isn't known, of a newer suite, is only shown. */
  private static Badge badge(SavedComparison.Verdict verdict) {
    Badge.Level level =
        Stream.of(Verdict.values())
            .filter(known -> known.name().equals(verdict.verdict()))
            .findFirst()
            .map(
                known ->
                    known.isFailure()
                        ? Badge.Level.BAD
                        : known.isJudged() ? Badge.Level.GOOD : Badge.Level.WARNING)
            .orElse(Badge.Level.WARNING);
    return new Badge(level, verdict.verdict(), verdict.reasons());
  }
}
