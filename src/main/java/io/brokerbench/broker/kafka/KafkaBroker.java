package io.brokerbench.broker.kafka;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.MonitorClient;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** One admin client, one producer that all publishers share, one consumer a subscription. */
final class KafkaBroker implements Broker {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /** What decides a broker's speed and safety; everything else is at its default anyway. */
  private static final Set<String> BROKER_KEYS =
      Set.of(
          "log.flush.interval.messages",
          "log.flush.interval.ms",
          "num.io.threads",
          "num.network.threads",
          "num.replica.fetchers",
          "group.initial.rebalance.delay.ms",
          "message.max.bytes",
          "compression.type");

  private static final Set<String> TOPIC_KEYS =
      Set.of(
          "flush.messages", "flush.ms", "min.insync.replicas", "compression.type", "segment.bytes");

  private static final Set<String> PRODUCER_KEYS =
      Set.of(
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.BATCH_SIZE_CONFIG,
          ProducerConfig.BUFFER_MEMORY_CONFIG,
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.LINGER_MS_CONFIG,
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          ProducerConfig.RETRIES_CONFIG);

  private static final Set<String> CONSUMER_KEYS =
      Set.of(
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
          ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG);

  private final Endpoint endpoint;
  private final KafkaAdmin admin;
  private final List<Topic> created = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  KafkaBroker(Endpoint endpoint, KafkaAdmin admin) {
    this.endpoint = endpoint;
    this.admin = admin;
  }

  @Override
  public void purge() {
    closeProducer(); // It would go on sending to the ids of topics that are gone.
    admin.deleteGroups(admin.ourGroups());
    admin.deleteTopics(admin.ourTopics());
    created.clear();
  }

  @Override
  public List<Topic> createTopics(List<TopicSpec> specs) {
    admin.createTopics(specs);
    List<Topic> topics =
        specs.stream().map(spec -> new Topic(spec.name(), spec.partitions())).toList();
    created.addAll(topics);
    return topics;
  }

  @Override
  public long stored(Topic topic) {
    List<Topic> one = List.of(topic);
    return sum(admin.endOffsets(one)) - sum(admin.firstOffsets(one));
  }

  private long backlog(List<Topic> topics) {
    Map<TopicPartition, Long> committed = admin.committed(KafkaSettings.GROUP);
    Map<TopicPartition, Long> first = admin.firstOffsets(topics);
    return admin.endOffsets(topics).entrySet().stream()
        .mapToLong(
            end ->
                end.getValue()
                    - committed.getOrDefault(end.getKey(), first.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  @Override
  public Publisher publisher(Topic topic, AckListener listener) {
    if (producer == null) {
      producer = new KafkaProducer<>(KafkaSettings.producer(endpoint.address()));
    }
    // Metadata is fetched now and not by the first message of a measurement.
    producer.partitionsFor(topic.name());
    return new KafkaPublisher(producer, topic, listener);
  }

  @Override
  public Subscription subscribe(List<Topic> topics, DeliveryHandler handler) {
    Subscription subscription =
        DeliveryLoop.start(
            PREFIX + "kafka-delivery",
            KafkaSource.join(endpoint.address(), topics),
            handler,
            () -> backlog(topics));
    subscriptions.add(subscription);
    return subscription;
  }

  @Override
  public Footprint footprint() {
    Integer connections =
        endpoint.monitor() == null
            ? null
            : Integer.valueOf(MonitorClient.get(endpoint.monitor()).strip());
    return new Footprint(
        connections, admin.ourGroups().size(), admin.partitions(admin.ourTopics()));
  }

  @Override
  public Map<String, String> effectiveConfig() {
    Map<String, String> config = new TreeMap<>();
    addServerConfig(config, "broker.", ConfigResource.Type.BROKER, admin.nodeId(), BROKER_KEYS);
    if (!created.isEmpty()) {
      addServerConfig(
          config, "topic.", ConfigResource.Type.TOPIC, created.get(0).name(), TOPIC_KEYS);
    }
    addClientConfig(
        config,
        "producer.",
        new ProducerConfig(KafkaSettings.producer(endpoint.address())),
        PRODUCER_KEYS);
    addClientConfig(
        config,
        "consumer.",
        new ConsumerConfig(KafkaSettings.consumer(endpoint.address())),
        CONSUMER_KEYS);
    return config;
  }

  private void addServerConfig(
      Map<String, String> config,
      String prefix,
      ConfigResource.Type type,
      String name,
      Set<String> keys) {
    admin.config(new ConfigResource(type, name)).entries().stream()
        .filter(entry -> keys.contains(entry.name()))
        .forEach(entry -> config.put(prefix + entry.name(), entry.value()));
  }

  private static void addClientConfig(
      Map<String, String> config, String prefix, AbstractConfig applied, Set<String> keys) {
    applied
        .values()
        .forEach(
            (key, value) -> {
              if (keys.contains(key)) {
                config.put(prefix + key, String.valueOf(value));
              }
            });
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    closeProducer();
    admin.close();
  }

  private void closeProducer() {
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
      producer = null;
    }
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Sends to one topic; a message's key decides its partition, as for every broker. */
  private record KafkaPublisher(
      KafkaProducer<byte[], byte[]> producer, Topic topic, AckListener listener)
      implements Publisher {
    @Override
    public void publish(Message message) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              topic.name(), topic.partitionOf(message.key()), null, message.payload());
      try {
        var unused =
            producer.send(
                record,
                (metadata, failure) -> {
                  if (failure == null) {
                    listener.acknowledged(message);
                  } else {
                    listener.failed(message, failure);
                  }
                });
      } catch (RuntimeException e) {
        listener.failed(message, e);
      }
    }

    @Override
    public void close() {
      producer.flush();
    }
  }
}
