package io.brokerbench.broker;

/**
 * A topic that exists on a broker.
 *
 * @param name its name; for NATS its subject
 * @param partitions how many independent ordered logs it has; messages of one key share one
 */
public record Topic(String name, int partitions) {
  /** The partition of a key: spread evenly, and the same for every broker. */
  public int partitionOf(int key) {
    return Math.floorMod(key, partitions);
  }
}
