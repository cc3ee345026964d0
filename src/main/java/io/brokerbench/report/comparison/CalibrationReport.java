package io.brokerbench.report.comparison;

import io.brokerbench.regression.Calibration;
import io.brokerbench.regression.Change;
import io.brokerbench.regression.Judgement;
import io.brokerbench.report.RowTitles;
import io.brokerbench.results.MeasuredFloor;
import io.brokerbench.results.RowKey;
import java.util.List;
import java.util.Locale;

/**
 * The noise floors of a calibration, for a terminal.
 *
 * @param calibration what was found
 * @param floors those that have a floor
 */
public record CalibrationReport(Calibration calibration, List<MeasuredFloor> floors) {

  /** A heading for each row, a line for each metric, and what is to be thought of it. */
  public String text() {
    StringBuilder out = new StringBuilder();
    RowTitles titles =
        new RowTitles(calibration.comparison().judgements().stream().map(Judgement::row).toList());
    if (!titles.common().isEmpty()) {
      line(out, "All rows: " + titles.common());
    }
    RowKey row = null;
    for (MeasuredFloor floor : floors) {
      if (!floor.row().equals(row)) {
        row = floor.row();
        line(out, titles.of(row));
      }
      line(out, floor(floor));
      if (floor.noise() != null) {
        line(out, "    NOISY: " + floor.noise());
      }
    }
    for (Judgement judgement : calibration.unmeasured()) {
      line(
          out,
          "No floor for %s %s: %s: %s"
              .formatted(
                  titles.of(judgement.row()),
                  judgement.metric(),
                  judgement.verdict(),
                  String.join("; ", judgement.reasons())));
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

  private static String floor(MeasuredFloor floor) {
    return String.format(
        Locale.ROOT,
        "  %-10s floor %-18s  A/A %s",
        floor.metric(),
        Phrases.range(1 / (1 + floor.floor()), 1 + floor.floor()),
        Phrases.range(floor.low(), floor.high()));
  }

  private static String changed(String title, Judgement judgement) {
    Change change = judgement.change();
    return "A against A changed, though nothing differs: %s %s by %s, Holm p %s"
        .formatted(title, judgement.metric(), Phrases.change(change), Phrases.adjusted(change));
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
