package io.brokerbench.broker;

/**
 * The suite's consumer group, live. Delivery is at least once: a message is acknowledged to the
 * broker after it was handled, together with all before it, once a batch.
 */
public interface Subscription extends AutoCloseable {
  /** How many messages are fetched at once, and acknowledged at once, for every broker. */
  int BATCH = 500;

  /** Lets messages come. Until then none is fetched. */
  void start();

  /** Messages that the broker holds and this group has not acknowledged. Asks the broker. */
  long backlog();

  /** Waits a bounded time for what was delivered to be handled, acknowledges it; all leave. */
  @Override
  void close();
}
