package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/** A member of the consumer group. */
final class KafkaSource implements DeliveryLoop.Source<ConsumerRecord<byte[], byte[]>> {
  private static final Duration JOIN_POLL = Duration.ofMillis(10);
  private static final Duration LOCATE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final HandledOffsets handled;
  private boolean fetching;

  private KafkaSource(KafkaConsumer<byte[], byte[]> consumer, List<Topic> topics) {
    this.consumer = consumer;
    this.handled = new HandledOffsets(topics);
  }

  /**
   * A member that is yet to {@link #join}.
   *
   * @param number of the member in its group
   */
  static KafkaSource subscribe(Endpoint endpoint, List<Topic> topics, int number) {
    KafkaSource source =
        new KafkaSource(new KafkaConsumer<>(KafkaSettings.consumer(endpoint, number)), topics);
    source.consumer.subscribe(topics.stream().map(Topic::name).toList(), source.new Joining());
    return source;
  }

  /** Does its part in balancing the group, for some milliseconds. */
  void join() {
    consumer.poll(JOIN_POLL);
  }

  /** Gives up what it was assigned, if anything, for a new balance. */
  void rejoin() {
    if (partitions() > 0) {
      consumer.enforceRebalance();
    }
  }

  /** Which of the group's assignments it has. */
  int generation() {
    return consumer.groupMetadata().generationId();
  }

  /** How many partitions it was assigned. */
  int partitions() {
    return consumer.assignment().size();
  }

  /**
   * Finds out where it has to begin.
   *
   * @throws BrokerException if Kafka doesn't tell
   */
  void locate() {
    try {
      consumer.assignment().forEach(partition -> consumer.position(partition, LOCATE_TIMEOUT));
    } catch (TimeoutException e) {
      throw new BrokerException(
          "Kafka did not tell within " + LOCATE_TIMEOUT + " where a partition begins.", e);
    }
  }

  /** Else the poll that joins would fetch as well. */
  private final class Joining implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!fetching) {
        consumer.pause(partitions);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
  }

  @Override
  public boolean fetch(Duration atMost, DeliveryLoop.Sink<ConsumerRecord<byte[], byte[]>> sink)
      throws InterruptedException {
    if (!fetching) {
      consumer.resume(consumer.paused());
      fetching = true;
    }
    ConsumerRecords<byte[], byte[]> records = poll(atMost);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      sink.accept(record, record.value());
    }
    return !records.isEmpty();
  }

  private ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
    try {
      return consumer.poll(atMost);
    } catch (WakeupException wokenUp) {
      return ConsumerRecords.empty();
    }
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
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
    consumer.close(CloseOptions.timeout(Patience.atMost(CLOSE_TIMEOUT)));
  }
}
