package io.brokerbench.crosscheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures two sides in turns. Pairs are thrown away until one is hardly faster than the one
 * before, since the broker gets faster for its first minute. After that so many are kept; who
 * begins changes from pair to pair, so that a steady drift favours nobody.
 */
final class Alternation {
  /** Fewer say nothing of what is still to come. */
  static final int FEWEST_DISCARDED = 2;

  /** By then it is as warm as it gets, or never will be. */
  static final int MOST_DISCARDED = 6;

  /** A pair that is faster by less has nothing left to gain but what chance gives. */
  private static final double WARM = 1.10;

  private final Implementation reference;
  private final Implementation suite;
  private final Consumer<String> progress;
  private boolean suiteBegins;

  /**
   * Two sides.
   *
   * @param progress told of each pair
   */
  Alternation(Implementation reference, Implementation suite, Consumer<String> progress) {
    this.reference = reference;
    this.suite = suite;
    this.progress = progress;
  }

  /**
   * What was measured.
   *
   * @param discarded how many pairs it took to get warm
   * @param warm whether the last of them was hardly faster than the one before
   * @param kept the pairs after that
   */
  record WarmPairs(int discarded, boolean warm, List<Pair> kept) {
    WarmPairs {
      kept = List.copyOf(kept);
    }

    double[] reference() {
      return kept.stream().mapToDouble(Pair::reference).toArray();
    }

    double[] suite() {
      return kept.stream().mapToDouble(Pair::suite).toArray();
    }
  }

  /**
   * Gets warm, and measures so many pairs.
   *
   * @throws NotMeasuredException if a side gave no number
   */
  WarmPairs run(int pairs) throws InterruptedException {
    Pair last = pair("warming up");
    boolean warm = false;
    int discarded = 1;
    while (discarded < FEWEST_DISCARDED || (!warm && discarded < MOST_DISCARDED)) {
      Pair next = pair("warming up");
      warm = next.isWithin(WARM, last);
      last = next;
      discarded++;
    }
    List<Pair> kept = new ArrayList<>();
    while (kept.size() < pairs) {
      kept.add(pair("pair " + (kept.size() + 1) + " of " + pairs));
    }
    return new WarmPairs(discarded, warm, kept);
  }

  private Pair pair(String what) throws InterruptedException {
    Pair measured = suiteBegins ? suiteFirst() : referenceFirst();
    suiteBegins = !suiteBegins;
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: reference %,.0f, suite %,.0f messages/s",
            what,
            measured.reference(),
            measured.suite()));
    return measured;
  }

  private Pair referenceFirst() throws InterruptedException {
    double rate = reference.measure();
    return new Pair(rate, suite.measure());
  }

  private Pair suiteFirst() throws InterruptedException {
    double rate = suite.measure();
    return new Pair(reference.measure(), rate);
  }
}
