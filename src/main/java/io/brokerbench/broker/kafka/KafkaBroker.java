package io.brokerbench.broker.kafka;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.DeliveryGroup;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.MonitorClient;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One admin client, one producer that all publishers share, one consumer a member. */
final class KafkaBroker implements Broker {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Endpoint endpoint;
  private final KafkaAdmin admin;
  private final List<Topic> created = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private @Nullable SharedProducer producer;

  KafkaBroker(Endpoint endpoint, KafkaAdmin admin) {
    this.endpoint = endpoint;
    this.admin = admin;
  }

  @Override
  public void purge() {
    closeProducer(); // It would go on sending to the ids of topics that are gone.
    remove(allNames().stream().filter(endpoint.names()::owns).toList());
    created.clear();
  }

  @Override
  public Set<String> allNames() {
    Set<String> names = new TreeSet<>(admin.groups().ours());
    names.addAll(admin.ourTopics());
    return names;
  }

  @Override
  public void remove(Collection<String> names) {
    admin.groups().delete(in(admin.groups().ours(), names));
    admin.deleteTopics(in(admin.ourTopics(), names));
  }

  private static List<String> in(Collection<String> there, Collection<String> names) {
    return there.stream().filter(names::contains).toList();
  }

  @Override
  public List<Topic> createTopics(List<TopicSpec> specs, Storage storage) {
    List<Topic> topics =
        admin.createTopics(
            specs.stream().map(spec -> spec.named(endpoint.names())).toList(), storage);
    created.addAll(topics);
    return topics;
  }

  /** A fresh topic's first offset is 0, and offsets are never given again. */
  @Override
  public long appended(List<Topic> topics) {
    return admin.endOffsets(topics).values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public long browse(List<Topic> topics, Duration atMost, Consumer<byte[]> payloads) {
    return new KafkaBrowser(endpoint, atMost).read(topics, payloads);
  }

  @Override
  public void trim(List<Topic> topics) {
    admin.deleteRecords(topics);
  }

  /** What was never committed counts from the first offset, also if it was removed meanwhile. */
  private long backlog(List<Topic> topics) {
    Map<TopicPartition, Long> committed = admin.groups().committed(KafkaSettings.group(endpoint));
    return admin.endOffsets(topics).entrySet().stream()
        .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  @Override
  public Publisher publisher(Topic topic, AckListener listener) {
    if (producer == null) {
      producer =
          new SharedProducer(
              new KafkaProducer<>(KafkaSettings.producer(endpoint, topic.storage())),
              Patience.atMost(CLOSE_TIMEOUT));
    }
    // Metadata is fetched now and not by the first message of a measurement.
    try {
      producer.producer().partitionsFor(topic.name());
    } catch (KafkaException e) {
      throw KafkaFailure.of(endpoint, "let us publish to " + topic.name(), e);
    }
    return new KafkaPublisher(producer, topic, listener);
  }

  @Override
  public Subscription subscribe(List<Topic> topics, List<? extends DeliveryHandler> members) {
    Subscription subscription =
        new DeliveryGroup(
            PREFIX + "kafka-delivery",
            KafkaGroup.join(endpoint, topics, members.size()),
            members,
            () -> backlog(topics));
    subscriptions.add(subscription);
    return subscription;
  }

  @Override
  public Footprint footprint() {
    return new Footprint(
        connections(),
        (int) admin.groups().ours().stream().filter(endpoint.names()::owns).count(),
        admin.partitions(admin.ourTopics().stream().filter(endpoint.names()::owns).toList()));
  }

  private @Nullable Integer connections() {
    return endpoint.monitors().isEmpty()
        ? null
        : endpoint.monitors().stream()
            .mapToInt(monitor -> Integer.parseInt(MonitorClient.get(monitor).strip()))
            .sum();
  }

  @Override
  public Map<String, String> effectiveConfig() {
    return new KafkaEffectiveConfig(endpoint, admin).read(created);
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    closeProducer();
    admin.close();
  }

  private void closeProducer() {
    if (producer != null) {
      producer.close();
      producer = null;
    }
  }
}
