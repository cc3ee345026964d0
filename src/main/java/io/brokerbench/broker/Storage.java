package io.brokerbench.broker;

/**
 * How a broker keeps the messages of topics.
 *
 * @param durability what an acknowledged message survives
 * @param replicas how many servers keep each message; with more than one, a majority of them has to
 *     have it before it is acknowledged
 * @param compression whether it compresses them
 * @param streams whether topics are kept together, where a broker has the choice
 */
public record Storage(
    Durability durability, int replicas, Compression compression, StreamLayout streams) {
  /** Refuses what no server could do. */
  public Storage {
    if (replicas < 1) {
      throw new IllegalArgumentException("A message has at least 1 replica, not " + replicas);
    }
  }

  /** Uncompressed, and topics together. */
  public Storage(Durability durability, int replicas) {
    this(durability, replicas, Compression.NONE, StreamLayout.ONE);
  }

  /** How many servers have to have a message before it is acknowledged. */
  public int majority() {
    return replicas / 2 + 1;
  }

  /** What is measured unless asked otherwise. */
  public static Storage standard(Durability durability) {
    return new Storage(durability, 1);
  }
}
