package io.brokerbench.broker.kafka;

import static java.util.stream.Collectors.toMap;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Kafka's administration, each call done when it returns. */
final class KafkaAdmin implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String bootstrap;
  private final Admin admin;

  KafkaAdmin(String bootstrap) {
    this.bootstrap = bootstrap;
    this.admin = Admin.create(KafkaSettings.admin(bootstrap, TIMEOUT.toMillis()));
  }

  String clusterId() {
    return get("tell its cluster id", admin.describeCluster().clusterId());
  }

  Set<String> ourTopics() {
    return get("list its topics", admin.listTopics().names()).stream()
        .filter(name -> name.startsWith(Broker.PREFIX))
        .collect(Collectors.toSet());
  }

  List<String> ourGroups() {
    return get("list its groups", admin.listGroups().all()).stream()
        .map(GroupListing::groupId)
        .filter(group -> group.startsWith(Broker.PREFIX))
        .toList();
  }

  /** Deletes topics, and waits until the broker lists them no more. */
  void deleteTopics(Collection<String> topics) {
    admin
        .deleteTopics(topics)
        .topicNameValues()
        .forEach(
            (name, done) ->
                getUnless("delete " + name, done, List.of(UnknownTopicOrPartitionException.class)));
    await("delete its topics", () -> ourTopics().stream().noneMatch(topics::contains));
  }

  /** Deletes groups, which a member that has just left may keep from being empty for a moment. */
  void deleteGroups(Collection<String> groups) {
    await(
        "delete its groups",
        () -> {
          admin
              .deleteConsumerGroups(groups)
              .deletedGroups()
              .forEach(
                  (group, done) ->
                      getUnless(
                          "delete " + group,
                          done,
                          List.of(GroupIdNotFoundException.class, GroupNotEmptyException.class)));
          return ourGroups().stream().noneMatch(groups::contains);
        });
  }

  /** Creates topics, and waits until every partition has a leader. */
  void createTopics(List<TopicSpec> specs) {
    List<NewTopic> topics =
        specs.stream()
            .map(spec -> new NewTopic(spec.name(), spec.partitions(), (short) 1))
            .toList();
    get("create topics", admin.createTopics(topics).all());
    List<String> names = specs.stream().map(TopicSpec::name).toList();
    await(
        "elect leaders",
        () ->
            descriptions(names).values().stream()
                .flatMap(description -> description.partitions().stream())
                .allMatch(partition -> partition.leader() != null));
  }

  int partitions(Collection<String> topics) {
    return descriptions(topics).values().stream().mapToInt(d -> d.partitions().size()).sum();
  }

  /** The offset after the last message of each partition. */
  Map<TopicPartition, Long> endOffsets(Collection<Topic> topics) {
    return offsets(topics, OffsetSpec.latest());
  }

  /** The offset of the first message of each partition. */
  Map<TopicPartition, Long> firstOffsets(Collection<Topic> topics) {
    return offsets(topics, OffsetSpec.earliest());
  }

  /** What the group has committed; partitions without a commit are absent. */
  Map<TopicPartition, Long> committed(String group) {
    return get(
            "tell the offsets of " + group,
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() != null)
        .collect(toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
  }

  Config config(ConfigResource resource) {
    return Objects.requireNonNull(
        get("describe its configuration", admin.describeConfigs(List.of(resource)).all())
            .get(resource));
  }

  /** The id of a broker of the cluster. */
  String nodeId() {
    return get("list its nodes", admin.describeCluster().nodes()).iterator().next().idString();
  }

  @Override
  public void close() {
    admin.close(TIMEOUT);
  }

  private static long offset(OffsetAndMetadata committed) {
    return committed.offset();
  }

  private Map<String, TopicDescription> descriptions(Collection<String> topics) {
    return get("describe topics", admin.describeTopics(topics).allTopicNames());
  }

  private Map<TopicPartition, Long> offsets(Collection<Topic> topics, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked =
        topics.stream()
            .flatMap(topic -> partitionsOf(topic).stream())
            .collect(toMap(partition -> partition, partition -> spec));
    Map<TopicPartition, ListOffsetsResultInfo> answer =
        get("list offsets", admin.listOffsets(asked).all());
    return answer.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static List<TopicPartition> partitionsOf(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  private void await(String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new BrokerException(
            "Kafka at " + bootstrap + " did not " + what + " within " + TIMEOUT + ".");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Waits for an answer that may just as well be one of these failures. */
  private void getUnless(
      String what, KafkaFuture<Void> answer, List<Class<? extends Exception>> accepted) {
    try {
      get(what, answer);
    } catch (BrokerException e) {
      if (accepted.stream().noneMatch(type -> type.isInstance(e.getCause()))) {
        throw e;
      }
    }
  }

  private <T> T get(String what, Future<T> answer) {
    try {
      return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(what, e.getCause());
    } catch (TimeoutException e) {
      throw failed(what, e);
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  private BrokerException failed(String what, @Nullable Throwable cause) {
    return new BrokerException("Kafka at " + bootstrap + " did not " + what + ": " + cause, cause);
  }

  private BrokerException interrupted(String what, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new BrokerException("Interrupted while Kafka was asked to " + what, cause);
  }
}
