package io.brokerbench.workload;

/**
 * How a burst is spread: the original's layout, 5 topics of 3 partitions with one publisher each.
 *
 * @param topics topics, and publishers
 * @param partitions partitions a topic
 * @param keysPerTopic keys a publisher uses in turn; 100, so that 256 workers all have keys
 * @param inFlight messages that each publisher has unacknowledged at most, the same for every
 *     broker
 */
public record Layout(int topics, int partitions, int keysPerTopic, int inFlight) {
  /** What is measured unless asked otherwise. */
  public static final Layout STANDARD = new Layout(5, 3, 100, 1_000);

  /** All keys; a key belongs to one topic, keys from 0 on. */
  public int keys() {
    return topics * keysPerTopic;
  }

  /** The key of a publisher's message: all its keys in turn. */
  public int keyOf(int publisher, long sequence) {
    return publisher * keysPerTopic + (int) (sequence % keysPerTopic);
  }
}
