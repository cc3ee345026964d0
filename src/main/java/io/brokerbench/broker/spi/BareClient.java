package io.brokerbench.broker.spi;

import java.time.Duration;
import java.util.function.Consumer;

/** The calls of a client library that a burst can't do without. */
public interface BareClient extends AutoCloseable {
  /** Publishes a message to a topic; {@code onAck} runs when the broker has acknowledged it. */
  void publish(int topic, int key, byte[] payload, Runnable onAck);

  /**
   * Fetches what is there, or waits so long for something to come; passes on the payload of each
   * message, and acknowledges a batch.
   */
  void fetch(Duration atMost, Consumer<byte[]> onMessage) throws Exception;

  @Override
  void close();
}
