package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Broker;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The producer that all publishers of a connection share. What the first of them has waited for in
 * vain no other waits for again. For any thread.
 */
final class SharedProducer {
  private final Producer<byte[], byte[]> producer;
  private final Duration patience;
  private boolean standsStill;

  /**
   * A producer that is to be shared.
   *
   * @param patience how long what is under way is waited for
   */
  SharedProducer(Producer<byte[], byte[]> producer, Duration patience) {
    this.producer = producer;
    this.patience = patience;
  }

  /** Sends; may block, as Kafka's producers do. */
  Producer<byte[], byte[]> producer() {
    return producer;
  }

  /**
   * Blocks until all that was sent is settled, or as long as that may take, or until this thread is
   * interrupted. Kafka's own flush waits without limit for a broker that stands still.
   */
  synchronized void flush() {
    if (standsStill) {
      return;
    }
    Thread flush = new Thread(this::flushWithoutLimit, Broker.PREFIX + "kafka-flush");
    flush.setDaemon(true);
    flush.start();
    try {
      flush.join(patience.toMillis());
      standsStill = flush.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    flush.interrupt();
  }

  private void flushWithoutLimit() {
    try {
      producer.flush();
    } catch (InterruptException unsent) {
      // Messages without an acknowledgement are accounted for as failed.
    }
  }

  /** Closes it; what is under way is waited for, unless that was in vain before. */
  synchronized void close() {
    producer.close(standsStill ? Duration.ZERO : patience);
  }
}
