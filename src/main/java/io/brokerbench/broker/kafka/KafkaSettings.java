package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Subscription;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How the suite configures Kafka's clients: their defaults, but for what makes the comparison fair
 * and each failure visible. The bare client loops use the same settings.
 */
public final class KafkaSettings {
  /** The suite's consumer group. */
  public static final String GROUP = Broker.PREFIX + "group";

  private KafkaSettings() {}

  /**
   * One broker acknowledges (acks=1), which rules out idempotence; nothing is retried, as jnats
   * retries nothing either, so that neither client hides a failure or makes a duplicate.
   */
  public static Map<String, Object> producer(String bootstrap) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap,
        ProducerConfig.CLIENT_ID_CONFIG,
        Broker.PREFIX + "producer",
        ProducerConfig.ACKS_CONFIG,
        "1",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        false,
        ProducerConfig.RETRIES_CONFIG,
        0,
        ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
        false,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class.getName(),
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class.getName());
  }

  /** Offsets are committed by us, after messages were handled: at least once. */
  public static Map<String, Object> consumer(String bootstrap) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap,
        ConsumerConfig.CLIENT_ID_CONFIG,
        Broker.PREFIX + "consumer",
        ConsumerConfig.GROUP_ID_CONFIG,
        GROUP,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        Subscription.BATCH,
        ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
        false,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class.getName(),
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class.getName());
  }

  static Map<String, Object> admin(String bootstrap, long timeoutMillis) {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap,
        AdminClientConfig.CLIENT_ID_CONFIG,
        Broker.PREFIX + "admin",
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        (int) timeoutMillis,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        (int) timeoutMillis,
        CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG,
        false);
  }
}
