package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.spi.BareClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Kafka's clients with the suite's settings, and nothing around them. */
final class KafkaBareClient implements BareClient {
  private final List<Topic> topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private int unacknowledged;

  KafkaBareClient(Endpoint endpoint, List<Topic> topics) {
    this.topics = topics;
    this.producer = new KafkaProducer<>(KafkaSettings.producer(endpoint, topics.get(0).storage()));
    this.consumer = new KafkaConsumer<>(KafkaSettings.consumer(endpoint));
    topics.forEach(topic -> producer.partitionsFor(topic.name()));
    consumer.subscribe(topics.stream().map(Topic::name).toList());
    while (consumer.assignment().isEmpty()) {
      consumer.poll(Duration.ofMillis(10));
    }
  }

  @Override
  public void publish(int topic, int key, byte[] payload, Runnable onAck) {
    int partition = topics.get(topic).partitionOf(key);
    var unused =
        producer.send(
            new ProducerRecord<>(topics.get(topic).name(), partition, null, payload),
            (metadata, failure) -> onAck.run());
  }

  @Override
  public void fetch(Duration atMost, Consumer<byte[]> onMessage) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
    records.forEach(record -> onMessage.accept(record.value()));
    unacknowledged += records.count();
    if (unacknowledged >= Subscription.BATCH) {
      consumer.commitAsync();
      unacknowledged = 0;
    }
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
