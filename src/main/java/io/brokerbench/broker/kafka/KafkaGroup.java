package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** The consumer group's members, which join together on one thread. */
final class KafkaGroup {
  private static final Duration JOIN_DEADLINE = Duration.ofSeconds(30);
  private static final Duration FIRST_PATIENCE = Duration.ofMillis(100);

  private final List<KafkaSource> members = new ArrayList<>();
  private final int partitions;

  private KafkaGroup(int partitions) {
    this.partitions = partitions;
  }

  /**
   * Joins the group; returns when each partition belongs to exactly one member, and each member has
   * some and knows their positions.
   */
  static List<KafkaSource> join(Endpoint endpoint, List<Topic> topics, int members) {
    KafkaGroup group = new KafkaGroup(topics.stream().mapToInt(Topic::partitions).sum());
    Topic.checkMembers(members, group.partitions);
    try {
      for (int member = 0; member < members; member++) {
        group.members.add(KafkaSource.subscribe(endpoint, topics, member));
      }
      group.awaitAssignment();
      group.members.forEach(KafkaSource::locate);
      return group.members;
    } catch (KafkaException e) {
      group.members.forEach(KafkaSource::close);
      throw KafkaFailure.of(endpoint, "let us join its group", e);
    } catch (RuntimeException e) {
      group.members.forEach(KafkaSource::close);
      throw e;
    }
  }

  /**
   * Whoever came first has everything, and hears of the others only with its next heartbeat, three
   * seconds later; so it is told, with growing patience since balancing takes its time.
   */
  private void awaitAssignment() {
    long start = System.nanoTime();
    Duration patience = FIRST_PATIENCE;
    while (!isAssigned()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(patience) > 0) {
        patience = patience.multipliedBy(2);
        members.forEach(KafkaSource::rejoin);
      }
      if (waited.compareTo(JOIN_DEADLINE) > 0) {
        throw new BrokerException(
            "Kafka did not assign "
                + partitions
                + " partitions to "
                + members.size()
                + " members within "
                + JOIN_DEADLINE
                + ".");
      }
      members.forEach(KafkaSource::join);
    }
  }

  /** While the group is being balanced, members have assignments of different generations. */
  private boolean isAssigned() {
    return members.stream().mapToInt(KafkaSource::generation).distinct().count() == 1
        && members.stream().mapToInt(KafkaSource::partitions).allMatch(count -> count > 0)
        && members.stream().mapToInt(KafkaSource::partitions).sum() == partitions;
  }
}
