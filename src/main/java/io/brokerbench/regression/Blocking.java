package io.brokerbench.regression;

import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How the forks of two sides belong together: what is drawn independently, and what goes by two.
 */
public enum Blocking {
  /** Nothing is known, as of two runs: the forks of each side are a sample of their own. */
  NONE,
  /** Both sides are of one run: a row's forks of the same number were measured in one round. */
  ROUNDS,
  /**
   * As {@link #ROUNDS}, and a broker lives for two rounds, the first and the second, the third and
   * the fourth, and so on. Forks of one life resemble each other, so it is lives that count.
   */
  LIVES;

  private static final int ROUNDS_OF_A_LIFE = 2;

  /** What is drawn independently: the forks' logarithms, or the means of each life's. */
  double[] sample(double[] logarithms) {
    if (this != LIVES) {
      return logarithms;
    }
    return IntStream.range(0, (logarithms.length + 1) / ROUNDS_OF_A_LIFE)
        .mapToDouble(
            life -> {
              int first = life * ROUNDS_OF_A_LIFE;
              return StatUtils.mean(
                  logarithms, first, Math.min(ROUNDS_OF_A_LIFE, logarithms.length - first));
            })
        .toArray();
  }

  /** What a sample is made of, in the plural. */
  String unit() {
    return this == LIVES ? "broker lives" : "forks";
  }
}
