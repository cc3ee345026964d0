package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KafkaPublisherTest {
  private final List<String> settled = new ArrayList<>();
  private final Blocking producer = new Blocking();
  private final SharedProducer shared = new SharedProducer(producer, Duration.ofMillis(10));
  private final KafkaPublisher publisher =
      new KafkaPublisher(
          shared,
          new Topic("topic", 1, Storage.standard(Durability.MEMORY)),
          new AckListener() {
            @Override
            public void acknowledged(Message message) {
              settled.add("acknowledged");
            }

            @Override
            public void failed(Message message, Throwable cause) {
              settled.add(String.valueOf(cause.getMessage()));
            }
          });

  /** A producer that blocks in vain, or fails otherwise, and never flushes. */
  private static final class Blocking extends MockProducer<byte[], byte[]> {
    private @Nullable RuntimeException failure;
    private int sent;
    private int flushed;

    Blocking() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      sent++;
      if (failure != null) {
        callback.onCompletion(null, failure);
      }
      return failure == null
          ? super.send(record, callback)
          : CompletableFuture.failedFuture(failure);
    }

    @Override
    public synchronized void flush() {
      flushed++;
      if (failure != null) {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          throw new InterruptException(e);
        }
      }
    }
  }

  private void publish(int messages) {
    for (int i = 0; i < messages; i++) {
      publisher.publish(new Message(0, new byte[10]));
    }
  }

  @Test
  void whatTheProducerTakesIsAcknowledged() {
    publish(3);
    assertThat(settled).containsExactly("acknowledged", "acknowledged", "acknowledged");
    publisher.close();
  }

  /** Else each of them would block as long as the first. */
  @Test
  void afterAMessageForWhichTheProducerBlockedInVainOthersFailAtOnce() {
    producer.failure = new TimeoutException("planted timeout");
    publish(3);
    assertThat(settled).containsExactly("planted timeout", "planted timeout", "planted timeout");
    assertThat(producer.sent).isEqualTo(1);
  }

  @Test
  void closingDoesNotWaitForEverForABrokerThatStandsStill() {
    producer.failure = new TimeoutException("planted timeout");
    publisher.close();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(producer.flushed).isEqualTo(1);
  }

  /** They share the producer: what the first waited for is what all would wait for. */
  @Test
  void aBrokerThatStandsStillIsWaitedForOnceAndNotByEachPublisher() {
    producer.failure = new TimeoutException("planted timeout");
    publisher.close();
    shared.flush();
    shared.close();
    assertThat(producer.flushed).isEqualTo(1);
  }

  @Test
  void eachPublisherWaitsForABrokerThatAnswers() {
    publisher.close();
    shared.flush();
    assertThat(producer.flushed).isEqualTo(2);
  }

  @Test
  void afterAnotherFailureTheNextMessageIsSent() {
    producer.failure = new IllegalStateException("planted refusal");
    publish(3);
    assertThat(settled).containsExactly("planted refusal", "planted refusal", "planted refusal");
    assertThat(producer.sent).isEqualTo(3);
  }
}
