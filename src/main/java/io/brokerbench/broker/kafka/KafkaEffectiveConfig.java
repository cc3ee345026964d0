package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** What servers and clients really applied of what decides their speed and safety. */
record KafkaEffectiveConfig(Endpoint endpoint, KafkaAdmin admin) {
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
          "socket.receive.buffer.bytes",
          "socket.send.buffer.bytes",
          "log.retention.check.interval.ms",
          "compression.type");

  private static final Set<String> TOPIC_KEYS =
      Set.of(
          "flush.messages",
          "flush.ms",
          "min.insync.replicas",
          "compression.type",
          "segment.bytes",
          "retention.bytes",
          "retention.ms");

  private static final Set<String> PRODUCER_KEYS =
      Set.of(
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.BATCH_SIZE_CONFIG,
          ProducerConfig.BUFFER_MEMORY_CONFIG,
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.LINGER_MS_CONFIG,
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          ProducerConfig.RETRIES_CONFIG,
          CommonClientConfigs.RECEIVE_BUFFER_CONFIG,
          CommonClientConfigs.SEND_BUFFER_CONFIG,
          CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);

  private static final Set<String> CONSUMER_KEYS =
      Set.of(
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
          ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
          CommonClientConfigs.RECEIVE_BUFFER_CONFIG,
          CommonClientConfigs.SEND_BUFFER_CONFIG,
          CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);

  /**
   * Reads it.
   *
   * @param created the topics that there are; the first stands for all
   */
  Map<String, String> read(List<Topic> created) {
    Map<String, String> config = new TreeMap<>();
    addBrokerConfig(config);
    if (!created.isEmpty()) {
      Topic topic = created.get(0);
      config.put("topic.replicas", Integer.toString(admin.replicas(topic)));
      addServerConfig(config, "topic.", ConfigResource.Type.TOPIC, topic.name(), TOPIC_KEYS);
      config.put("topic.partitions", Integer.toString(admin.partitions(List.of(topic.name()))));
      addClientConfig(
          config,
          "producer.",
          new ProducerConfig(KafkaSettings.producer(endpoint, topic.storage())),
          PRODUCER_KEYS);
    }
    addClientConfig(
        config, "consumer.", new ConsumerConfig(KafkaSettings.consumer(endpoint)), CONSUMER_KEYS);
    return config;
  }

  /** Whoever may not read the servers' own configuration can measure all the same. */
  private void addBrokerConfig(Map<String, String> config) {
    List<Node> nodes = List.copyOf(admin.nodes());
    config.put("cluster.nodes", Integer.toString(nodes.size()));
    try {
      addServerConfig(
          config, "broker.", ConfigResource.Type.BROKER, nodes.get(0).idString(), BROKER_KEYS);
    } catch (BrokerException e) {
      if (!(e.getCause() instanceof AuthorizationException)) {
        throw e;
      }
      config.put("broker.*", "not told: this user may not describe the cluster's configuration");
    }
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
}
