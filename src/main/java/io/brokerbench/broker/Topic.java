package io.brokerbench.broker;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A topic that exists on a broker.
 *
 * @param name its name, which a broker may call a subject or a key
 * @param partitions how many independent ordered logs it has; messages of one key share one
 * @param storage how its messages are kept
 */
public record Topic(String name, int partitions, Storage storage) {
  /** The partition of a key: spread evenly, and the same for every broker. */
  public int partitionOf(int key) {
    return Math.floorMod(key, partitions);
  }

  /**
   * Deals whole topics to the members of a consumer group, in turn, so that each topic's messages
   * stay in order.
   *
   * @return the topics of each member
   * @throws BrokerException if there would be members without any
   */
  public static List<List<Topic>> deal(List<Topic> topics, int members) {
    checkMembers(members, topics.size());
    return IntStream.range(0, members)
        .mapToObj(
            member ->
                IntStream.range(0, topics.size())
                    .filter(topic -> topic % members == member)
                    .mapToObj(topics::get)
                    .toList())
        .toList();
  }

  /**
   * Refuses a consumer group in which somebody would have nothing to do, which measures nothing.
   *
   * @param logs how many ordered logs there are to share
   */
  public static void checkMembers(int members, int logs) {
    if (members < 1 || members > logs) {
      throw new BrokerException(
          "A consumer group of " + members + " members can't share " + logs + " ordered logs.");
    }
  }
}
