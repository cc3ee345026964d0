package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.ClientConfig;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RoundRobinAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How the suite configures Kafka's clients: their defaults, but for what makes the comparison fair
 * and each failure visible. The bare client loops use the same settings.
 */
public final class KafkaSettings {
  private static final String GROUP = Broker.PREFIX + "group";

  /** How Kafka says that it leaves a flush to the operating system. */
  private static final String NEVER = Long.toString(Long.MAX_VALUE);

  /**
   * Socket buffers as the operating system sizes them, which is also what jnats has. A loopback's
   * segment is as large as Kafka's own 64 KiB: the kernel drops some, and has them sent again only
   * after 200 ms.
   */
  private static final Map<String, Object> SYSTEM_BUFFERS =
      Map.of(
          CommonClientConfigs.SEND_BUFFER_CONFIG,
          Selectable.USE_DEFAULT_BUFFER_SIZE,
          CommonClientConfigs.RECEIVE_BUFFER_CONFIG,
          Selectable.USE_DEFAULT_BUFFER_SIZE);

  /**
   * How long a producer may block for what it sends, which is a minute by default, a message: far
   * longer than a slow broker takes to make room, and less than a burst is waited for.
   */
  private static final Duration LONGEST_SEND = Duration.ofSeconds(10);

  /** The smallest that Kafka takes, since 4.0. */
  private static final long SMALLEST_SEGMENT = 1 << 20;

  /** Kafka's own. */
  private static final long LARGEST_SEGMENT = 1 << 30;

  private KafkaSettings() {}

  /**
   * One broker acknowledges (acks=1), or with replicas all that are in sync, of which the topic
   * demands a majority. Idempotence is off; nothing is retried, as jnats retries nothing either, so
   * that neither client hides a failure or makes a duplicate.
   */
  public static Map<String, Object> producer(Endpoint endpoint, Storage storage) {
    return with(
        endpoint,
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            Broker.PREFIX + "producer",
            ProducerConfig.ACKS_CONFIG,
            storage.replicas() == 1 ? "1" : "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            false,
            ProducerConfig.RETRIES_CONFIG,
            0,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            storage.compression() == Compression.SNAPPY ? "snappy" : "none",
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            Patience.atMost(LONGEST_SEND).toMillis(),
            ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
            false,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class.getName(),
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class.getName()));
  }

  /**
   * What a topic is asked for. What is Kafka's default is said as well, so that a tier means the
   * same on a server whose own default is another.
   *
   * <p>A partition keeps its share of what is to be kept. Kafka removes whole segments, and never
   * the one that is written to; with segments of half a share, a partition has up to one and a half
   * times its share, and what comes between two looks of the server.
   *
   * @param partitions how many there are, of all topics that are created together
   */
  static Map<String, String> topic(Storage storage, int partitions) {
    long share = storage.isBounded() ? Math.max(1, storage.retainedBytes() / partitions) : -1;
    return Map.of(
        TopicConfig.RETENTION_BYTES_CONFIG,
        Long.toString(share),
        TopicConfig.RETENTION_MS_CONFIG,
        "-1",
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Long.toString(
            storage.isBounded()
                ? Math.min(Math.max(share / 2, SMALLEST_SEGMENT), LARGEST_SEGMENT)
                : LARGEST_SEGMENT),
        TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
        storage.durability() == Durability.FSYNC ? "1" : NEVER,
        TopicConfig.FLUSH_MS_CONFIG,
        NEVER,
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        Integer.toString(storage.majority()),
        // Kept as the producer sends it, compressed or not.
        TopicConfig.COMPRESSION_TYPE_CONFIG,
        "producer");
  }

  /** The name of the run's consumer group. */
  static String group(Endpoint endpoint) {
    return endpoint.names().of(GROUP);
  }

  /** The group's only member. */
  public static Map<String, Object> consumer(Endpoint endpoint) {
    return consumer(endpoint, 0);
  }

  /**
   * Offsets are committed by us, after messages were handled: at least once. Partitions are dealt
   * in turn: by Kafka's default each topic is for itself, and a group with more members than a
   * topic has partitions would have idle ones.
   *
   * @param member its number in the group
   */
  static Map<String, Object> consumer(Endpoint endpoint, int member) {
    return with(
        endpoint,
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            Broker.PREFIX + "consumer-" + member,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            RoundRobinAssignor.class.getName(),
            ConsumerConfig.GROUP_ID_CONFIG,
            group(endpoint),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            // A server that makes topics which it is asked about would bring purged ones back.
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            Subscription.BATCH,
            ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
            false,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class.getName(),
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class.getName()));
  }

  /**
   * A consumer outside of any group, that asks for no longer than so.
   *
   * @param timeoutMillis for an answer
   */
  static Map<String, Object> browser(Endpoint endpoint, long timeoutMillis) {
    Map<String, Object> settings = new HashMap<>(consumer(endpoint));
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, Broker.PREFIX + "browser");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeoutMillis);
    return settings;
  }

  static Map<String, Object> admin(Endpoint endpoint, long timeoutMillis) {
    return with(
        endpoint,
        Map.of(
            AdminClientConfig.CLIENT_ID_CONFIG,
            Broker.PREFIX + "admin",
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) timeoutMillis,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) timeoutMillis,
            CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG,
            false));
  }

  /** Ours, over what it takes to get in. */
  private static Map<String, Object> with(Endpoint endpoint, Map<String, Object> ours) {
    Map<String, Object> all = new HashMap<>(ClientConfig.values(endpoint.clientConfig()));
    all.putAll(SYSTEM_BUFFERS);
    all.putAll(ours);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, endpoint.address());
    return all;
  }
}
