package io.brokerbench.broker.kafka;

import static java.util.stream.Collectors.toMap;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.ReadBack;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka's administration, each call done when it returns. */
final class KafkaAdmin implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Admin admin;
  private final KafkaAnswers answers;
  private final EveryBroker brokers;
  private final KafkaGroups groups;

  /** With a client of its own, which it closes. */
  KafkaAdmin(Endpoint endpoint, Admin admin) {
    this.admin = admin;
    this.answers = new KafkaAnswers(endpoint, timeout());
    this.brokers = new EveryBroker(admin, answers);
    this.groups = new KafkaGroups(admin, answers);
  }

  /** How long an answer may take. */
  static Duration timeout() {
    return Patience.atMost(TIMEOUT);
  }

  String clusterId() {
    return answers.get("tell its cluster id", admin.describeCluster().clusterId());
  }

  /** The consumer groups. */
  KafkaGroups groups() {
    return groups;
  }

  Set<String> ourTopics() {
    return answers.get("list its topics", admin.listTopics().names()).stream()
        .filter(name -> name.startsWith(Broker.PREFIX))
        .collect(Collectors.toSet());
  }

  /** Deletes topics, and waits until no broker lists them any more. */
  void deleteTopics(Collection<String> topics) {
    admin
        .deleteTopics(topics)
        .topicNameValues()
        .forEach(
            (name, done) ->
                answers.getUnless(
                    "delete " + name, done, List.of(UnknownTopicOrPartitionException.class)));
    answers.await("delete its topics", () -> ourTopics().stream().noneMatch(topics::contains));
    brokers.awaitCatchUp();
  }

  /**
   * Creates topics, waits until every broker knows them and every partition's leader serves it with
   * all its replicas in sync, and reads back their settings. The controller has created them when
   * it answers; brokers learn of it a moment later.
   */
  List<Topic> createTopics(List<TopicSpec> specs, Storage storage) {
    Map<String, String> settings =
        KafkaSettings.topic(storage, specs.stream().mapToInt(TopicSpec::partitions).sum());
    List<NewTopic> asked =
        specs.stream()
            .map(
                spec ->
                    new NewTopic(spec.name(), spec.partitions(), (short) storage.replicas())
                        .configs(settings))
            .toList();
    answers.get("create topics", admin.createTopics(asked).all());
    List<String> names = specs.stream().map(TopicSpec::name).toList();
    answers.await("bring all replicas in sync", () -> areComplete(names));
    brokers.awaitCatchUp();
    Map<String, TopicDescription> made = descriptions(names);
    for (TopicSpec spec : specs) {
      TopicDescription description = Objects.requireNonNull(made.get(spec.name()), spec.name());
      checkPartitions(spec, storage, description.partitions());
      ReadBack.check(spec.name(), settings, topicConfig(spec.name()));
    }
    List<Topic> topics =
        specs.stream().map(spec -> new Topic(spec.name(), spec.partitions(), storage)).toList();
    endOffsets(topics); // The leaders themselves answer, and only once they serve.
    return topics;
  }

  private boolean areComplete(List<String> topics) {
    return answers
        .getUnless(
            "describe topics",
            admin.describeTopics(topics).allTopicNames(),
            List.of(UnknownTopicOrPartitionException.class))
        .map(
            descriptions ->
                descriptions.values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .allMatch(KafkaAdmin::isComplete))
        .orElse(false);
  }

  private static boolean isComplete(TopicPartitionInfo partition) {
    return partition.leader() != null && partition.isr().size() == partition.replicas().size();
  }

  private static void checkPartitions(
      TopicSpec spec, Storage storage, List<TopicPartitionInfo> partitions) {
    ReadBack.check(
        spec.name(),
        Map.of("partitions", Integer.toString(spec.partitions())),
        Map.of("partitions", Integer.toString(partitions.size())));
    for (TopicPartitionInfo partition : partitions) {
      ReadBack.check(
          spec.name() + " partition " + partition.partition(),
          Map.of("replicas", Integer.toString(storage.replicas())),
          Map.of("replicas", Integer.toString(partition.replicas().size())));
    }
  }

  int partitions(Collection<String> topics) {
    return descriptions(topics).values().stream().mapToInt(d -> d.partitions().size()).sum();
  }

  /** How many servers keep each message of a topic. */
  int replicas(Topic topic) {
    return descriptions(List.of(topic.name())).values().iterator().next().partitions().stream()
        .mapToInt(partition -> partition.replicas().size())
        .min()
        .orElse(0);
  }

  /** Removes every record there is, by moving the first offset behind the last record. */
  void deleteRecords(Collection<Topic> topics) {
    Map<TopicPartition, RecordsToDelete> all =
        endOffsets(topics).entrySet().stream()
            .collect(toMap(Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue())));
    answers.get("delete records", admin.deleteRecords(all).all());
  }

  /** The offset after the last message of each partition. */
  Map<TopicPartition, Long> endOffsets(Collection<Topic> topics) {
    Map<TopicPartition, OffsetSpec> asked =
        topics.stream()
            .flatMap(topic -> partitionsOf(topic).stream())
            .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> answer =
        answers.get("list offsets", admin.listOffsets(asked).all());
    return answer.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private Map<String, String> topicConfig(String topic) {
    return config(new ConfigResource(ConfigResource.Type.TOPIC, topic)).entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(toMap(ConfigEntry::name, ConfigEntry::value));
  }

  Config config(ConfigResource resource) {
    return Objects.requireNonNull(
        answers
            .get("describe its configuration", admin.describeConfigs(List.of(resource)).all())
            .get(resource));
  }

  /** The cluster's brokers that are up. */
  Collection<Node> nodes() {
    return brokers.nodes();
  }

  /** What the servers support. */
  FeatureMetadata features() {
    return answers.get("tell its features", admin.describeFeatures().featureMetadata());
  }

  @Override
  public void close() {
    admin.close(timeout());
  }

  private Map<String, TopicDescription> descriptions(Collection<String> topics) {
    return answers.get("describe topics", admin.describeTopics(topics).allTopicNames());
  }

  static List<TopicPartition> partitionsOf(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }
}
