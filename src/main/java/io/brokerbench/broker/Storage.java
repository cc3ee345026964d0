package io.brokerbench.broker;

/**
 * How a broker keeps the messages of topics.
 *
 * @param durability what an acknowledged message survives
 * @param replicas how many servers keep each message; with more than one, a majority of them has to
 *     have it before it is acknowledged
 * @param compression whether it compresses them
 * @param streams whether topics are kept together, where a broker has the choice
 * @param retainedBytes how many bytes of messages the topics that are created together keep, all of
 *     them together, as the server counts them: beyond that it removes the oldest; {@link
 *     #EVERYTHING} for no bound
 */
public record Storage(
    Durability durability,
    int replicas,
    Compression compression,
    StreamLayout streams,
    long retainedBytes) {
  /** That nothing is removed, however much there is. */
  public static final long EVERYTHING = Long.MAX_VALUE;

  /** Refuses what no server could do. */
  public Storage {
    if (retainedBytes < 1) {
      throw new IllegalArgumentException("At least 1 byte is kept, not " + retainedBytes);
    }
    if (replicas < 1) {
      throw new IllegalArgumentException("A message has at least 1 replica, not " + replicas);
    }
  }

  /** Uncompressed, topics together, and everything kept. */
  public Storage(Durability durability, int replicas) {
    this(durability, replicas, Compression.NONE, StreamLayout.ONE);
  }

  /** Everything kept. */
  public Storage(
      Durability durability, int replicas, Compression compression, StreamLayout streams) {
    this(durability, replicas, compression, streams, EVERYTHING);
  }

  /** This with so many bytes kept. */
  public Storage keeping(long bytes) {
    return new Storage(durability, replicas, compression, streams, bytes);
  }

  /** Whether old messages are removed. */
  public boolean isBounded() {
    return retainedBytes != EVERYTHING;
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
