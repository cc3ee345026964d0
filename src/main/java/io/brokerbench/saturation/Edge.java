package io.brokerbench.saturation;

/**
 * What is known of the edge: the rate that half of the forks pass, those that a stall hit left out.
 *
 * @param rate the edge's posterior median, in messages a second, with three digits as all three
 * @param lower of the 95 % interval that the edge lies in
 * @param upper of the same
 * @param stalled the share of forks that fail at rates that are carried, as far as is known
 */
public record Edge(long rate, long lower, long upper, double stalled) {
  /** Whether either end of the interval is less than so large a factor from its middle. */
  boolean isWithin(double factor) {
    return upper <= lower * factor * factor;
  }
}
