package io.brokerbench.broker;

import java.time.Duration;

/**
 * The thread of a consumer group's member, the same for every broker: fetches, hands over in order,
 * and acknowledges by one rule, which is after each {@link Subscription#BATCH} messages that were
 * handled with all before them, and when nothing more comes.
 *
 * @param <T> the client's own received message
 */
public final class DeliveryLoop<T> implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration DRAIN_DEADLINE = Duration.ofSeconds(5);
  private static final int IN_FLIGHT = 1 << 12;

  private final Source<T> source;
  private final DeliveryHandler handler;
  private final DeliveryRing<T> ring = new DeliveryRing<>(IN_FLIGHT);
  private final Thread thread;
  private int unacknowledged;
  private volatile boolean closing;

  /**
   * What a client is to the loop; used by the loop's thread alone, from the first call on, but for
   * {@link #wakeUp}.
   */
  public interface Source<T> extends AutoCloseable {
    /**
     * Fetches what is there, or waits so long for something to come, and passes each message to the
     * sink in the order received.
     *
     * @return whether anything came
     */
    boolean fetch(Duration atMost, Sink<T> sink) throws Exception;

    /**
     * Lets the fetch under way, or else the next one, return without waiting: the loop is to end.
     * Called once at most, from any thread, and possibly after the end.
     */
    void wakeUp();

    /** Notes that a message was handled; called in the order received. */
    void handled(T message);

    /** Acknowledges to the broker everything noted, without waiting for its answer. */
    void acknowledge();

    /** Sends what is still under way, and leaves. */
    @Override
    void close();
  }

  /** Takes a received message and its bytes. */
  @FunctionalInterface
  public interface Sink<T> {
    /** May block to slow the source down. */
    void accept(T message, byte[] payload) throws InterruptedException;
  }

  /**
   * A loop that is yet to be started, and closes its source when it ends.
   *
   * @param source has joined
   */
  public DeliveryLoop(String name, Source<T> source, DeliveryHandler handler) {
    this.source = source;
    this.handler = handler;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Lets messages come; until then none is fetched. */
  public void start() {
    thread.start();
  }

  /** Whether its source is still open. */
  public boolean isLive() {
    return thread.getState() == Thread.State.NEW ? !closing : thread.isAlive();
  }

  /** Has it end, without waiting until it has. */
  public void stop() {
    if (!closing) {
      closing = true;
      if (thread.getState() == Thread.State.NEW) {
        source.close();
      } else {
        source.wakeUp();
      }
    }
  }

  /** Stops it, and waits a bounded time for what was delivered to be handled. */
  @Override
  public void close() {
    stop();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (source) {
      Sink<T> sink = this::deliver;
      while (!closing) {
        boolean fetched = source.fetch(IDLE, sink);
        if (fetched) {
          handler.endOfBatch();
        }
        advance();
        if (unacknowledged >= Subscription.BATCH || !fetched) {
          acknowledge();
        }
      }
      while (!ring.isEmpty() && ring.awaitOldest(DRAIN_DEADLINE.toNanos())) {
        advance();
      }
      acknowledge();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      handler.failed(new BrokerException("The subscription failed: " + reason(e), e));
    }
  }

  /** Our own words are for the user already. */
  private static String reason(Exception failure) {
    return String.valueOf(failure instanceof BrokerException ? failure.getMessage() : failure);
  }

  private void deliver(T message, byte[] payload) throws InterruptedException {
    while (ring.isFull()) {
      handler.endOfBatch();
      ring.awaitOldest(IDLE.toNanos());
      advance();
    }
    handler.deliver(ring.add(message, payload));
  }

  private void advance() {
    unacknowledged += ring.advance(source::handled);
  }

  private void acknowledge() {
    if (unacknowledged > 0) {
      source.acknowledge();
      unacknowledged = 0;
    }
  }
}
