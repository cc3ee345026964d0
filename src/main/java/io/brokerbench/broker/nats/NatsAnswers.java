package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for what JetStream was asked for, and says what didn't come.
 *
 * @param endpoint who was asked, for messages
 * @param timeout how long may be waited for what takes several answers
 */
record NatsAnswers(Endpoint endpoint, Duration timeout) {
  private static final Duration POLL = Duration.ofMillis(5);

  /** A question, which blocks until its answer is there, or jnats gives up. */
  @FunctionalInterface
  interface Request<T> {
    T send() throws IOException, JetStreamApiException;
  }

  /**
   * Asks.
   *
   * @param what as in "list its streams"
   * @throws BrokerException if JetStream refuses, or doesn't answer in time
   */
  <T> T get(String what, Request<T> request) {
    try {
      return request.send();
    } catch (IOException | JetStreamApiException e) {
      throw new BrokerException(
          "NATS at " + endpoint.address() + " did not " + what + ": " + e.getMessage(), e);
    }
  }

  /**
   * Asks again and again until it is so.
   *
   * @throws BrokerException if it isn't in time
   */
  void await(String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new BrokerException(
            "NATS at " + endpoint.address() + " did not " + what + " within " + timeout + ".");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
