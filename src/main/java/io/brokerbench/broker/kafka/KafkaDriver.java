package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.spi.BareClients;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.ContainerServers;
import io.brokerbench.broker.spi.ExternalServers;
import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.Traits;
import io.brokerbench.census.Owner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.internals.AppInfoParser;

/** Apache Kafka. */
public final class KafkaDriver implements BrokerDriver {
  private static final int MOST_PARTITIONS = 1_000;

  private final KafkaAdapter adapter = new KafkaAdapter();
  private final KafkaOnClassPath local = new KafkaOnClassPath();

  @Override
  public BrokerAdapter adapter() {
    return adapter;
  }

  @Override
  public String title() {
    return "Kafka";
  }

  @Override
  public boolean isMeasuredByDefault() {
    return true;
  }

  @Override
  public Traits traits() {
    return Traits.partitioned(MOST_PARTITIONS, Set.of("streams"));
  }

  @Override
  public Map<String, String> clientVersions() {
    return Map.of("kafka-clients", version());
  }

  /** Of the client, and of the server that stands on the same class path. */
  static String version() {
    return AppInfoParser.getVersion();
  }

  @Override
  public Optional<Owner> threads() {
    return Optional.of(
        Owner.of("kafka", "org\\.apache\\.kafka\\..*", "kafka-.*|consumer_background_thread"));
  }

  @Override
  public Duration usualStart() {
    return Duration.ofSeconds(4);
  }

  @Override
  public Optional<LocalServers> local() {
    return Optional.of(local);
  }

  @Override
  public Optional<ContainerServers> containers() {
    return Optional.of(new KafkaImages());
  }

  @Override
  public Optional<ExternalServers> external() {
    return Optional.of(new ExternalKafka());
  }

  @Override
  public Optional<BareClients> bareClients() {
    return Optional.of(KafkaBareClient::new);
  }
}
