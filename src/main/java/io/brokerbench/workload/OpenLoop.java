package io.brokerbench.workload;

/**
 * A load that doesn't wait for answers.
 *
 * @param rate messages a second, over all topics
 * @param arrivals how they are spread over time
 * @param seed of what is random about that
 */
public record OpenLoop(int rate, Arrivals arrivals, long seed) {
  private static final int SLICES_PER_SECOND = 100;
  private static final int SMALLEST_SLICE = 10;

  /** A schedule for one iteration; iterations differ, and are the same in each fork. */
  public ArrivalSchedule schedule(int iteration) {
    return arrivals.schedule(rate, seed + iteration);
  }

  /**
   * How many messages are sent before JMH is asked whether the iteration is over: those of ten
   * milliseconds, or a few, which take longer at a very low rate.
   */
  public static int sliceMessages(int rate) {
    return Math.max(SMALLEST_SLICE, rate / SLICES_PER_SECOND);
  }
}
