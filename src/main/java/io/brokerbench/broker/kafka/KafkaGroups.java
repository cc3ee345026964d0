package io.brokerbench.broker.kafka;

import static java.util.stream.Collectors.toMap;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * The consumer groups that Kafka knows.
 *
 * @param admin asks for them
 * @param answers waits for the answers
 */
record KafkaGroups(Admin admin, KafkaAnswers answers) {
  /** The names of those that are the suite's. */
  List<String> ours() {
    return answers.get("list its groups", admin.listGroups().all()).stream()
        .map(GroupListing::groupId)
        .filter(group -> group.startsWith(Broker.PREFIX))
        .toList();
  }

  /**
   * Deletes groups. A member keeps a group from being deleted: one that has just left for a moment,
   * one that was killed for its session's whole time, and is removed.
   */
  void delete(Collection<String> groups) {
    answers.await(
        "delete its groups",
        () -> {
          admin
              .deleteConsumerGroups(groups)
              .deletedGroups()
              .forEach(
                  (group, done) -> {
                    try {
                      answers.get("delete " + group, done);
                    } catch (BrokerException e) {
                      if (e.getCause() instanceof GroupNotEmptyException) {
                        removeMembers(group);
                      } else if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                        throw e;
                      }
                    }
                  });
          return ours().stream().noneMatch(groups::contains);
        });
  }

  /** Members that are leaving at this moment may be gone already, which is as well. */
  private void removeMembers(String group) {
    try {
      answers.get(
          "remove the members of " + group,
          admin
              .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
              .all());
    } catch (BrokerException gone) {
      // If one is left, the group isn't deleted, and whoever waits for that says so.
    }
  }

  /** What the group has committed; partitions without a commit are absent. */
  Map<TopicPartition, Long> committed(String group) {
    return answers
        .get(
            "tell the offsets of " + group,
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() != null)
        .collect(toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
  }

  private static long offset(OffsetAndMetadata committed) {
    return committed.offset();
  }
}
