package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Topic;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A member of the consumer group. */
final class KafkaSource implements DeliveryLoop.Source<ConsumerRecord<byte[], byte[]>> {
  private static final Duration JOIN_DEADLINE = Duration.ofSeconds(15);
  private static final Duration JOIN_POLL = Duration.ofMillis(10);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final HandledOffsets handled;
  private ConsumerRecords<byte[], byte[]> fetchedWhileJoining;

  private KafkaSource(
      KafkaConsumer<byte[], byte[]> consumer,
      List<Topic> topics,
      ConsumerRecords<byte[], byte[]> fetchedWhileJoining) {
    this.consumer = consumer;
    this.handled = new HandledOffsets(topics);
    this.fetchedWhileJoining = fetchedWhileJoining;
  }

  /** Joins the group; returns when it has partitions and knows their positions. */
  static KafkaSource join(String bootstrap, List<Topic> topics) {
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(KafkaSettings.consumer(bootstrap));
    try {
      return new KafkaSource(consumer, topics, join(consumer, topics));
    } catch (RuntimeException e) {
      consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
      throw e;
    }
  }

  private static ConsumerRecords<byte[], byte[]> join(
      KafkaConsumer<byte[], byte[]> consumer, List<Topic> topics) {
    consumer.subscribe(topics.stream().map(Topic::name).toList());
    long deadline = System.nanoTime() + JOIN_DEADLINE.toNanos();
    while (true) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(JOIN_POLL);
      if (!consumer.assignment().isEmpty()) {
        consumer.assignment().forEach(consumer::position);
        return records;
      }
      if (System.nanoTime() > deadline) {
        throw new BrokerException("Kafka assigned no partitions within " + JOIN_DEADLINE + ".");
      }
    }
  }

  @Override
  public boolean fetch(Duration atMost, DeliveryLoop.Sink<ConsumerRecord<byte[], byte[]>> sink)
      throws InterruptedException {
    ConsumerRecords<byte[], byte[]> records = fetchedWhileJoining;
    fetchedWhileJoining = ConsumerRecords.empty();
    if (records.isEmpty()) {
      records = consumer.poll(atMost);
    }
    for (ConsumerRecord<byte[], byte[]> record : records) {
      sink.accept(record, record.value());
    }
    return !records.isEmpty();
  }

  @Override
  public void handled(ConsumerRecord<byte[], byte[]> record) {
    handled.add(record);
  }

  @Override
  public void acknowledge() {
    consumer.commitAsync(handled.take(), null);
  }

  /** Waits for the commits under way. */
  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
  }
}
