package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ServerFacts;
import java.nio.file.Path;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Apache Kafka, by its own Java clients. */
public final class KafkaAdapter implements BrokerAdapter {
  /** Its name. */
  public static final BrokerKind KIND = new BrokerKind("KAFKA");

  @Override
  public BrokerKind kind() {
    return KIND;
  }

  @Override
  public Broker connect(Endpoint endpoint) {
    KafkaAdmin admin = open(endpoint);
    try {
      String clusterId = admin.clusterId();
      if (!clusterId.equals(endpoint.identity())) {
        throw new BrokerException(
            "At "
                + endpoint.address()
                + " answers the Kafka cluster "
                + clusterId
                + ", not "
                + endpoint.identity()
                + " that was asked for.");
      }
      return new KafkaBroker(endpoint, admin);
    } catch (RuntimeException e) {
      admin.close();
      throw e;
    }
  }

  /** Connects; returns when the servers have answered. */
  private static KafkaAdmin open(Endpoint endpoint) {
    Admin client;
    try {
      client = Admin.create(KafkaSettings.admin(endpoint, KafkaAdmin.timeout().toMillis()));
    } catch (KafkaException e) {
      throw KafkaFailure.noClient(endpoint, e);
    }
    KafkaAdmin admin = new KafkaAdmin(endpoint, client);
    try {
      admin.clusterId();
      return admin;
    } catch (BrokerException e) {
      admin.close();
      throw KafkaFailure.first(endpoint, e);
    }
  }

  @Override
  public ServerFacts ask(Endpoint anybody) {
    KafkaFailure.requireReachable(anybody);
    try (KafkaAdmin admin = open(anybody)) {
      return new ServerFacts(
          admin.clusterId(), KafkaVersion.of(admin.features()), admin.nodes().size());
    }
  }

  @Override
  public void checkClientConfig(Path file) {
    KafkaClientConfig.check(file);
  }
}
