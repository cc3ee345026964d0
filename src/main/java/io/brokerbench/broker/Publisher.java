package io.brokerbench.broker;

/** Publishes to one topic, asynchronously; for one thread. */
public interface Publisher extends AutoCloseable {
  /**
   * Hands a message to the client and returns without waiting for the broker; blocks only while the
   * client's own buffer is full. The publisher's {@link AckListener} hears of it exactly once, also
   * when the message could not be handed over.
   */
  void publish(Message message);

  /** Waits a bounded time for what is in flight, then lets go of the connection. */
  @Override
  void close();
}
