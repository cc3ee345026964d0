package io.brokerbench.broker.kafka;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Topic;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends to one topic; a message's key decides its partition, as for every broker. */
final class KafkaPublisher implements Publisher {
  /** How long after a message for which the producer blocked in vain no other is tried. */
  private static final Duration BREAK = Duration.ofSeconds(5);

  private final SharedProducer producer;
  private final Topic topic;
  private final AckListener listener;

  private @Nullable Thread publishing;

  /** Why the producer blocked in vain; null if it didn't, or has got over it. */
  private @Nullable Exception blocked;

  private long retryNanos;

  KafkaPublisher(SharedProducer producer, Topic topic, AckListener listener) {
    this.producer = producer;
    this.topic = topic;
    this.listener = listener;
  }

  /**
   * Where the producer has blocked for as long as it may, for metadata or for room, it would do so
   * for each message: those of the next seconds fail at once, for the same reason.
   */
  @Override
  public void publish(Message message) {
    Exception reason = blocked;
    if (reason != null && System.nanoTime() - retryNanos < 0) {
      listener.failed(message, reason);
      return;
    }
    blocked = null;
    publishing = Thread.currentThread();
    try {
      var unused =
          producer
              .producer()
              .send(
                  new ProducerRecord<>(
                      topic.name(), topic.partitionOf(message.key()), null, message.payload()),
                  (metadata, failure) -> settle(message, failure));
    } catch (RuntimeException e) {
      listener.failed(message, e);
    }
  }

  private void settle(Message message, @Nullable Exception failure) {
    if (failure == null) {
      listener.acknowledged(message);
      return;
    }
    // Other failures are told on the producer's own thread.
    if (failure instanceof TimeoutException && Thread.currentThread() == publishing) {
      blocked = failure;
      retryNanos = System.nanoTime() + BREAK.toNanos();
    }
    listener.failed(message, failure);
  }

  @Override
  public void close() {
    producer.flush();
  }
}
