package io.brokerbench.regression;

import java.util.Locale;

/**
 * What a change of a metric is held against, in the one direction and the other: a floor is a
 * factor, and 1.25 upwards is 25 %, downwards 20 %.
 *
 * <p>The noise floor makes it harder to call something a change, and never easier to call two
 * things equal: where two equal sides differ by 30 %, a difference of 20 % can't be told from none,
 * which isn't to say that there is none.
 *
 * @param wanted the smallest change that matters, as a share
 * @param floor the change that two equal sides showed here, upwards, as a share; 0 if that isn't
 *     known
 */
record Threshold(double wanted, double floor) {

  /** The smallest change that is one here, as a share. */
  double least(boolean downwards) {
    return Math.max(wanted, downwards ? floor / (1 + floor) : floor);
  }

  /** Whether it is the floor that decides what a change is. */
  boolean isFloor(boolean downwards) {
    return least(downwards) > wanted;
  }

  /** That it is the floor, for a verdict that it decided. */
  String counted(boolean downwards) {
    return "the noise floor of "
        + percent(least(downwards))
        + " counts here instead of "
        + percent(wanted);
  }

  /** Why a change that is significant and large enough for the user is none. */
  String tooHigh(boolean downwards) {
    return "significant, but under the noise floor of "
        + percent(least(downwards))
        + ": two equal sides differed as much here";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", share * 100).replaceFirst("\\.0$", "") + " %";
  }
}
