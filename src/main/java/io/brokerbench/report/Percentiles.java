package io.brokerbench.report;

import io.brokerbench.measure.Percentile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The percentiles that a curve is drawn through: as many between two nines as between others. */
public final class Percentiles {
  /** Why one has no number. */
  public static final String TOO_FEW =
      "fewer than "
          + Percentile.FEWEST_ABOVE
          + " messages lie above this percentile, too few to tell it";

  private static final int STEPS = 5;
  private static final double FIRST = 0.1;

  /** Those that people ask for. */
  private static final double[] ASKED = {0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999};

  private Percentiles() {}

  /**
   * As shares, up to what so many values can tell by the rule of {@link Percentile}. The fastest
   * message of all says nothing, so none is under a tenth.
   */
  static List<Double> of(long values) {
    TreeSet<Double> shares = new TreeSet<>();
    double above = Percentile.FEWEST_ABOVE;
    // So much more that rounding doesn't take the last one away.
    double last = values == 0 ? 0 : 1 - above / values + 1e-12;
    for (double rest = 1; rest * values >= above; rest /= 2) {
      for (int step = 0; step < STEPS; step++) {
        add(shares, 1 - rest * (2 * STEPS - step) / (2 * STEPS), last);
      }
    }
    for (double asked : ASKED) {
      add(shares, asked, last);
    }
    return List.copyOf(shares);
  }

  private static void add(Set<Double> shares, double share, double last) {
    if (share >= FIRST && share <= last) {
      shares.add(share);
    }
  }
}
