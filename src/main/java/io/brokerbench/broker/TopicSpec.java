package io.brokerbench.broker;

/**
 * A topic to create.
 *
 * @param name begins with {@link Broker#PREFIX}
 * @param partitions how many independent ordered logs it has, where the broker has partitions
 * @param durability what its messages survive
 */
public record TopicSpec(String name, int partitions, Durability durability) {
  /** Refuses names outside the suite's prefix. */
  public TopicSpec {
    if (!name.startsWith(Broker.PREFIX)) {
      throw new IllegalArgumentException(
          "A topic's name begins with " + Broker.PREFIX + ", unlike " + name);
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("A topic has at least 1 partition, not " + partitions);
    }
  }
}
