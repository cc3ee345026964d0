package io.brokerbench.crosscheck;

/**
 * Both sides, one right after the other.
 *
 * @param reference messages a second
 * @param suite messages a second
 */
record Pair(double reference, double suite) {
  /** Whether neither side is faster than before by more than a factor. */
  boolean isWithin(double factor, Pair before) {
    return reference <= before.reference * factor && suite <= before.suite * factor;
  }
}
