package io.brokerbench.broker.spi;

import java.util.Set;

/**
 * How a broker lays messages out.
 *
 * @param partitioned whether a topic is as many ordered logs as it has partitions; otherwise it is
 *     one
 * @param mostPartitions how many partitions all topics may have together; of no meaning where
 *     topics have none
 * @param meaningless the names of the suite's parameters that make no difference to it
 */
public record Traits(boolean partitioned, int mostPartitions, Set<String> meaningless) {
  /** A broker whose topics are ordered logs. */
  public static Traits unpartitioned(Set<String> meaningless) {
    return new Traits(false, Integer.MAX_VALUE, meaningless);
  }

  /** A broker whose topics have partitions, of which it has so many at most. */
  public static Traits partitioned(int mostPartitions, Set<String> meaningless) {
    return new Traits(true, mostPartitions, meaningless);
  }
}
