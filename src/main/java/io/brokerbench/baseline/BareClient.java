package io.brokerbench.baseline;

import java.time.Duration;

/** The calls of a client library that a burst can't do without. */
interface BareClient extends AutoCloseable {
  /** Publishes a message to a topic; {@code onAck} runs when the broker has acknowledged it. */
  void publish(int topic, Runnable onAck);

  /**
   * Fetches what is there, or waits so long for something to come; runs {@code onMessage} for each
   * message, and acknowledges a batch.
   */
  void fetch(Duration atMost, Runnable onMessage) throws Exception;

  @Override
  void close();
}
