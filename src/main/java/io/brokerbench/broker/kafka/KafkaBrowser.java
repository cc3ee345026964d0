package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads topics from their first offsets to their ends, without a group. */
final class KafkaBrowser {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Endpoint endpoint;
  private final Duration atMost;
  private final long deadlineNanos;

  /** With so much time from now on. */
  KafkaBrowser(Endpoint endpoint, Duration atMost) {
    this.endpoint = endpoint;
    this.atMost = atMost;
    this.deadlineNanos = System.nanoTime() + atMost.toNanos();
  }

  /**
   * Reads; of topics that aren't there any more, nothing.
   *
   * @return how many records had been removed before
   * @throws BrokerException if Kafka doesn't answer, or it takes too long
   */
  long read(List<Topic> topics, Consumer<byte[]> payloads) {
    KafkaFailure.requireReachable(endpoint);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.browser(endpoint, atMost.toMillis()));
    try {
      return read(consumer, topics, payloads);
    } catch (KafkaException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO)); // It has nothing to commit.
    }
  }

  private long read(
      KafkaConsumer<byte[], byte[]> consumer, List<Topic> topics, Consumer<byte[]> payloads) {
    List<TopicPartition> partitions =
        topics.stream()
            .filter(topic -> !consumer.partitionsFor(topic.name(), left()).isEmpty())
            .flatMap(topic -> KafkaAdmin.partitionsOf(topic).stream())
            .toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, left());
    long removed =
        consumer.beginningOffsets(partitions, left()).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    while (!isRead(consumer, ends)) {
      consumer.poll(POLL).forEach(message -> payloads.accept(message.value()));
    }
    return removed;
  }

  private boolean isRead(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), left()) >= end.getValue());
  }

  private Duration left() {
    long nanos = deadlineNanos - System.nanoTime();
    if (nanos <= 0) {
      throw failed("it took longer than " + atMost, null);
    }
    return Duration.ofNanos(nanos);
  }

  private BrokerException failed(String why, @Nullable Throwable cause) {
    return new BrokerException(
        "Kafka at " + endpoint.address() + " was not read to its end: " + why + ".", cause);
  }
}
