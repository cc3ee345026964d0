package io.brokerbench.report;

import io.brokerbench.regression.Verdict;
import io.brokerbench.results.SavedComparison;
import io.brokerbench.text.Badge;
import io.brokerbench.text.Badge.Level;
import io.brokerbench.text.Numbers;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of what a comparison of two sides came to. */
public final class VerdictTable {
  private static final String CAPTION = "Verdicts";

  private static final List<String> HEADINGS =
      List.of(
          "Row",
          "Verdict",
          "Metric",
          "Baseline",
          "Candidate",
          "Unit",
          "Change",
          "95 % interval",
          "Holm p");

  private VerdictTable() {}

  /** Rows by what tells them apart, verdicts with their reasons. */
  public static Table of(List<SavedComparison.SavedVerdict> verdicts) {
    RowTitles titles = titles(verdicts);
    return new Table(
        CAPTION,
        HEADINGS,
        verdicts.stream()
            .map(each -> Table.Row.of(titles.brief(each.row()), cells(each, each.reasons())))
            .toList());
  }

  /**
   * Rows with their benchmarks, and reasons below them where that can be.
   *
   * @param reasons what is to be said of each verdict by itself, in their order
   */
  public static Table of(List<SavedComparison.SavedVerdict> verdicts, List<List<String>> reasons) {
    RowTitles titles = titles(verdicts);
    return new Table(
        CAPTION,
        HEADINGS,
        IntStream.range(0, verdicts.size())
            .mapToObj(
                i ->
                    new Table.Row(
                        titles.of(verdicts.get(i).row()),
                        cells(verdicts.get(i), List.of()),
                        false,
                        reasons.get(i)))
            .toList());
  }

  private static RowTitles titles(List<SavedComparison.SavedVerdict> verdicts) {
    return new RowTitles(verdicts.stream().map(SavedComparison.SavedVerdict::row).toList());
  }

  private static List<TableCell> cells(SavedComparison.SavedVerdict verdict, List<String> reasons) {
    Measure measure = Measure.of(verdict.row(), verdict.metric(), verdict.unit());
    return List.of(
        TableCell.badges(List.of(new Badge(level(verdict), verdict.verdict(), reasons))),
        TableCell.unit(verdict.metric()),
        value(verdict.baseline(), measure),
        value(verdict.candidate(), measure),
        TableCell.unit(measure.unit()),
        TableCell.change(verdict.ratio()),
        TableCell.changes(verdict.low(), verdict.high()),
        TableCell.number(Numbers.p(verdict.holm())));
  }

  private static TableCell value(SavedComparison.SavedSide side, Measure measure) {
    Double value = side.value();
    return TableCell.number(value == null ? null : value * measure.factor());
  }

  /** A name that isn't known, of a newer suite, is only shown. */
  private static Level level(SavedComparison.SavedVerdict verdict) {
    return Stream.of(Verdict.values())
        .filter(known -> known.name().equals(verdict.verdict()))
        .findFirst()
        .map(known -> known.isFailure() ? Level.BAD : known.isJudged() ? Level.GOOD : Level.WARNING)
        .orElse(Level.WARNING);
  }
}
