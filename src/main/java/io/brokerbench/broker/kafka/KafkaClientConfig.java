package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.ClientConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** What a file of properties for Kafka's clients may say: how to get in, and nothing else. */
final class KafkaClientConfig {
  /** What the suite's own keys are governed by instead; those that aren't here by nothing. */
  private static final Map<String, String> GOVERNED_BY =
      Map.of(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "--kafka says where the servers are",
          ProducerConfig.ACKS_CONFIG, "-p replicas decides it",
          CommonClientConfigs.GROUP_ID_CONFIG, "the suite's names all begin with brokerbench-",
          CommonClientConfigs.CLIENT_ID_CONFIG, "the suite's names all begin with brokerbench-");

  private static final String ALLOWED =
      " Allowed are security.protocol and the keys that begin with sasl. or ssl.";

  private KafkaClientConfig() {}

  static void check(Path file) {
    ClientConfig config = ClientConfig.read(file);
    for (String key : config.values().keySet()) {
      if (isOwn(key)) {
        throw config.refusal(
            key,
            "is the suite's own: "
                + GOVERNED_BY.getOrDefault(key, "it has to be alike for all that is compared")
                + "."
                + ALLOWED);
      }
      if (!isAllowed(key) || !AdminClientConfig.configNames().contains(key)) {
        throw config.refusal(key, "is nothing that Kafka's clients know." + ALLOWED);
      }
    }
    checkValues(file, config);
    checkJaas(config);
  }

  private static boolean isAllowed(String key) {
    return Stream.of("security.", "sasl.", "ssl.").anyMatch(key::startsWith);
  }

  private static boolean isOwn(String key) {
    return !isAllowed(key)
        && (ProducerConfig.configNames().contains(key)
            || ConsumerConfig.configNames().contains(key)
            || AdminClientConfig.configNames().contains(key));
  }

  private static void checkValues(Path file, ClientConfig config) {
    Map<String, Object> all = new HashMap<>(config.values());
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    try {
      var unused = new AdminClientConfig(all);
    } catch (ConfigException e) {
      throw new BrokerException(file + ": " + e.getMessage());
    }
  }

  /** Read here, because what Kafka says of an entry that it can't read quotes it. */
  private static void checkJaas(ClientConfig config) {
    String entry = config.values().get(SaslConfigs.SASL_JAAS_CONFIG);
    if (entry != null) {
      try {
        JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(entry)));
      } catch (IllegalArgumentException | KafkaException e) {
        throw config.refusal(
            SaslConfigs.SASL_JAAS_CONFIG,
            "is no single JAAS entry, as in:"
                + " org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"...\" password=\"...\";");
      }
    }
  }
}
