package io.brokerbench.crosscheck;

import io.brokerbench.regression.PairedRatio;

/**
 * What the suite's rate may be, relative to the reference's.
 *
 * @param low less is cost
 * @param high more is too good to be true
 */
record Bounds(double low, double high) {
  BoundCheck judge(PairedRatio ratio) {
    if (ratio.high() < low) {
      return BoundCheck.BELOW;
    }
    if (ratio.low() > high) {
      return BoundCheck.ABOVE;
    }
    return ratio.low() >= low && ratio.high() <= high ? BoundCheck.OK : BoundCheck.OPEN;
  }

  /** The bound that is nearest to a ratio, by factors. */
  double nearest(double ratio) {
    return Math.abs(Math.log(ratio / low)) < Math.abs(Math.log(ratio / high)) ? low : high;
  }
}
