package io.brokerbench.broker.nats;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what jnats tells only its listener: why a connection could not be made. Prints nothing:
 * what goes wrong later reaches us as a failed publication or an ended subscription, and jnats' own
 * listener would write to the benchmark's output while it is measured.
 */
final class ConnectFailure implements ErrorListener {
  private static final Duration LATEST = Duration.ofSeconds(1);

  private final CompletableFuture<Exception> first = new CompletableFuture<>();

  @Override
  public void exceptionOccurred(Connection connection, Exception failure) {
    first.complete(failure);
  }

  /** The first failure, which another thread may be about to tell; null if there is none. */
  @Nullable Exception await() throws InterruptedException {
    try {
      return first.get(LATEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return null;
    }
  }
}
