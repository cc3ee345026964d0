package io.brokerbench.crosscheck;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Topic;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Puts messages on a topic that somebody else is to read. */
final class Backlog {
  private static final int IN_FLIGHT = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Backlog() {}

  /**
   * Publishes so many messages, and blocks until all of them are on the broker.
   *
   * @throws NotMeasuredException if they aren't
   */
  static void fill(Broker broker, Topic topic, int messages) throws InterruptedException {
    if (messages == 0) {
      return;
    }
    Semaphore window = new Semaphore(IN_FLIGHT);
    byte[] payload =
        new MessageFormat.Writer(0, 0, MessageFormat.STANDARD_BYTES).write(0, 0, System.nanoTime());
    try (Publisher publisher = broker.publisher(topic, new Releasing(window))) {
      for (int i = 0; i < messages; i++) {
        acquire(window, 1);
        publisher.publish(new Message(i, payload));
      }
      acquire(window, IN_FLIGHT);
    }
    long stored = broker.appended(List.of(topic));
    if (stored != messages) {
      throw new NotMeasuredException(
          String.format(
              Locale.ROOT, "of a backlog of %,d messages the broker has %,d", messages, stored));
    }
  }

  private static void acquire(Semaphore window, int messages) throws InterruptedException {
    if (!window.tryAcquire(messages, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new NotMeasuredException(
          "no acknowledgement came for " + PATIENCE.toSeconds() + " s while a backlog was filled");
    }
  }

  /** What failed is missed when the broker is asked how many it has. */
  private record Releasing(Semaphore window) implements AckListener {
    @Override
    public void acknowledged(Message message) {
      window.release();
    }

    @Override
    public void failed(Message message, Throwable cause) {
      window.release();
    }
  }
}
