package io.brokerbench.report.comparison;

import io.brokerbench.regression.BetweenSides;
import io.brokerbench.regression.Blocking;
import io.brokerbench.regression.Calibration;
import io.brokerbench.regression.Change;
import io.brokerbench.regression.Judgement;
import io.brokerbench.report.RowTitles;
import io.brokerbench.results.EqualSides;
import io.brokerbench.results.RowKey;
import io.brokerbench.text.Numbers;
import io.brokerbench.text.TableCell;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a calibration found, for a terminal.
 *
 * @param calibration what was found
 * @param known all calibrations of this machine, this one included
 */
public record CalibrationReport(Calibration calibration, List<EqualSides> known) {

  /** A heading for each row, a line for each metric, and what is to be thought of it. */
  public String text() {
    StringBuilder out = new StringBuilder();
    RowTitles titles =
        new RowTitles(calibration.comparison().judgements().stream().map(Judgement::row).toList());
    if (!titles.common().isEmpty()) {
      line(out, "All rows: " + titles.common());
    }
    RowKey row = null;
    for (Judgement judgement : calibration.tested()) {
      if (!judgement.row().equals(row)) {
        row = judgement.row();
        line(out, titles.of(row));
      }
      line(out, noise(judgement));
      judgement.words().forEach(reason -> line(out, "    " + reason));
    }
    for (Judgement judgement : calibration.unmeasured()) {
      line(
          out,
          "Nothing is known of "
              + titles.of(judgement.row())
              + " "
              + judgement.metric()
              + ": "
              + judgement.verdict()
              + ": "
              + String.join("; ", judgement.words()));
    }
    for (Judgement judgement : calibration.changed()) {
      line(out, changed(titles.of(judgement.row()), judgement));
    }
    if (!calibration.changed().isEmpty()) {
      line(
          out,
          "Chance alone does that in 5 % of calibrations. Run it again: if it comes back, this"
              + " machine isn't fit");
      line(out, "for comparisons, or the suite isn't; doctor says what disturbs a machine.");
    }
    return out.toString();
  }

  private String noise(Judgement judgement) {
    Change change = Objects.requireNonNull(judgement.change());
    List<EqualSides> same =
        known.stream()
            .filter(
                each ->
                    each.row().equals(judgement.row()) && each.metric().equals(judgement.metric()))
            .toList();
    return String.format(
        Locale.ROOT,
        "  %-10s A/A %-18s beyond scatter: sides %s, whole runs %s (by %d)",
        judgement.metric(),
        TableCell.changes(change.low(), change.high()).text(),
        share(BetweenSides.of(same, Blocking.ROUNDS)),
        same.size() < 2 ? "unknown" : share(BetweenSides.of(same, Blocking.NONE)),
        same.size());
  }

  private static String share(BetweenSides between) {
    return String.format(Locale.ROOT, "%.1f %%", Math.sqrt(between.variance()) * 100);
  }

  private static String changed(String title, Judgement judgement) {
    return "A against A changed, though nothing differs: "
        + title
        + " "
        + judgement.metric()
        + " by "
        + TableCell.change(judgement.ratio()).text()
        + ", Holm p "
        + Numbers.p(Objects.requireNonNull(judgement.change()).holm());
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
