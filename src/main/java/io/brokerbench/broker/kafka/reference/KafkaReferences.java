package io.brokerbench.broker.kafka.reference;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.kafka.KafkaAdapter;
import io.brokerbench.crosscheck.BrokerUnderTest;
import io.brokerbench.crosscheck.Implementation;
import io.brokerbench.crosscheck.References;
import io.brokerbench.crosscheck.Size;
import java.util.List;

/** ProducerPerformance and ConsumerPerformance. */
public final class KafkaReferences implements References {
  @Override
  public BrokerKind kind() {
    return KafkaAdapter.KIND;
  }

  @Override
  public Size size() {
    return new Size(500_000, 1_000_000, 3, 3, "1s");
  }

  @Override
  public List<Integer> windows() {
    return List.of(1_000, 100_000);
  }

  @Override
  public String publisher() {
    return "ProducerPerformance";
  }

  @Override
  public String reader() {
    return "ConsumerPerformance";
  }

  @Override
  public Implementation publishing(BrokerUnderTest broker, Size size, int inFlight, String tools) {
    return KafkaTool.producer(broker, tools, size, inFlight);
  }

  @Override
  public Implementation reading(BrokerUnderTest broker, Size size, String tools) {
    return KafkaTool.consumer(broker, tools, size);
  }
}
