package io.brokerbench.workload;

/**
 * How messages are spread.
 *
 * @param topics topics, and publishers
 * @param partitions partitions a topic
 * @param keysPerTopic keys a publisher uses in turn
 * @param inFlight messages that each publisher has unacknowledged at most, the same for every
 *     broker
 */
public record Layout(int topics, int partitions, int keysPerTopic, int inFlight) {
  /** The original's layout: what is measured unless asked otherwise. */
  public static final Layout STANDARD = of(5, 3, 1_000);

  /** So many that 256 workers all have some, however few topics there are. */
  private static final int KEYS = 500;

  /** So many that partitions get nearly equal shares. */
  private static final int KEYS_PER_PARTITION = 10;

  /** A layout with as many keys as the standard one, or more where partitions need them. */
  public static Layout of(int topics, int partitions, int inFlight) {
    int share = (KEYS + topics - 1) / topics;
    return new Layout(
        topics, partitions, Math.max(share, KEYS_PER_PARTITION * partitions), inFlight);
  }

  /** All keys; a key belongs to one topic, keys from 0 on. */
  public int keys() {
    return topics * keysPerTopic;
  }

  /** The key of a publisher's message, counted from 0 on: all its keys in turn. */
  public int keyOf(int publisher, long number) {
    return publisher * keysPerTopic + (int) (number % keysPerTopic);
  }
}
