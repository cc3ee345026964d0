package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what Kafka was asked for, and says what didn't come. Each method blocks until then, or
 * until the time is up.
 *
 * @param endpoint who was asked, for messages
 * @param timeout how long one answer may take
 */
record KafkaAnswers(Endpoint endpoint, Duration timeout) {
  private static final Duration POLL = Duration.ofMillis(5);

  /**
   * Waits for an answer.
   *
   * @param what as in "list its topics"
   * @throws BrokerException if Kafka refuses, or doesn't answer in time
   */
  <T> T get(String what, Future<T> answer) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(what, e.getCause());
    } catch (TimeoutException e) {
      throw failed(what, e);
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  /** Waits for an answer that may just as well be one of these failures: then there is none. */
  <T> Optional<T> getUnless(
      String what, KafkaFuture<T> answer, List<Class<? extends Exception>> accepted) {
    try {
      return Optional.ofNullable(get(what, answer));
    } catch (BrokerException e) {
      if (accepted.stream().noneMatch(type -> type.isInstance(e.getCause()))) {
        throw e;
      }
      return Optional.empty();
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
            "Kafka at " + endpoint.address() + " did not " + what + " within " + timeout + ".");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private BrokerException failed(String what, @Nullable Throwable cause) {
    return KafkaFailure.of(endpoint, what, cause);
  }

  private BrokerException interrupted(String what, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new BrokerException("Interrupted while Kafka was asked to " + what, cause);
  }
}
