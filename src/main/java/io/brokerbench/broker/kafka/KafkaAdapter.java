package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;

/** Apache Kafka, by its own Java clients. */
public final class KafkaAdapter implements BrokerAdapter {
  @Override
  public BrokerKind kind() {
    return BrokerKind.KAFKA;
  }

  @Override
  public Broker connect(Endpoint endpoint) {
    KafkaAdmin admin = new KafkaAdmin(endpoint.address());
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
}
