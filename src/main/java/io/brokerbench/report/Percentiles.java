package io.brokerbench.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The percentiles that a curve is drawn through: as many between two nines as between others. */
final class Percentiles {
  private static final int STEPS = 5;
  private static final double FIRST = 0.1;

  /** Those that people ask for. */
  private static final double[] ASKED = {0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999};

  private Percentiles() {}

  /**
   * As shares, up to what so many values can tell. The fastest message of all says nothing, so none
   * is under a tenth.
   */
  static List<Double> of(long values) {
    TreeSet<Double> shares = new TreeSet<>();
    double last = values == 0 ? 0 : 1 - 1.0 / values;
    for (double rest = 1; rest * values >= 1; rest /= 2) {
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
