package io.brokerbench.crosscheck;

import io.brokerbench.regression.PairedRatio;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a work.
 *
 * @param ratio the suite relative to the reference; null if there is none
 * @param note what else has to be said; empty if nothing
 */
record CheckedWork(Work work, BoundCheck check, @Nullable PairedRatio ratio, String note) {
  static CheckedWork of(Work work, Alternation.WarmPairs measured) {
    PairedRatio ratio = PairedRatio.of(measured.reference(), measured.suite());
    BoundCheck check = work.bounds().judge(ratio);
    String note = check == BoundCheck.OPEN ? howToTell(work.bounds(), ratio) : "";
    if (!measured.warm()) {
      note = "rates still rose after " + measured.discarded() + " pairs" + also(note);
    }
    return new CheckedWork(work, check, ratio, note);
  }

  /** Of a work that gave no number. */
  static CheckedWork notMeasured(Work work, String why) {
    return new CheckedWork(work, BoundCheck.NOT_MEASURED, null, why);
  }

  private static String howToTell(Bounds bounds, PairedRatio ratio) {
    int pairs = ratio.pairsToTellFrom(bounds.nearest(ratio.ratio()));
    return pairs > CrosscheckRequest.MOST_PAIRS
        ? "too near to a bound for as much as pairs scatter; a quieter machine may tell"
        : String.format(Locale.ROOT, "about --pairs %d would tell", pairs);
  }

  private static String also(String note) {
    return note.isEmpty() ? "" : "; " + note;
  }
}
