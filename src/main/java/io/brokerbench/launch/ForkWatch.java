package io.brokerbench.launch;

import io.brokerbench.console.Offspring;
import io.brokerbench.console.OverdueException;
import io.brokerbench.provision.RunningBroker;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Ends a fork that can't come to a good end by itself: in the moment in which its broker ends, or
 * when its deadline has passed, be it stopped or hung. JMH, which waits for its fork without limit,
 * then gives the control back, as it does after a crash.
 */
final class ForkWatch {
  private static final Duration STEP = Duration.ofMillis(50);

  private final CompletableFuture<?> brokersEnd;
  private final ForkDeadline deadline;
  private volatile boolean overdue;

  /**
   * A watch over one fork at a time.
   *
   * @param broker what the fork can't go on without; null if it has none
   */
  ForkWatch(@Nullable RunningBroker broker, ForkDeadline deadline) {
    this.brokersEnd = broker == null ? new CompletableFuture<>() : broker.onEnd();
    this.deadline = deadline;
  }

  /**
   * Runs what starts a fork and blocks until that has ended.
   *
   * @throws OverdueException if it failed after its deadline, and so because of it
   */
  <T> T over(Callable<T> fork) throws Exception {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Offspring processes = Offspring.fromNow();
    Thread watch = new Thread(() -> watch(over, processes), "brokerbench-fork-watch");
    watch.setDaemon(true);
    watch.start();
    try {
      return fork.call();
    } catch (Exception e) {
      throw overdue ? new OverdueException(deadline.exceeded(), e) : e;
    } finally {
      over.complete(null);
      watch.join();
    }
  }

  private void watch(CompletableFuture<Void> over, Offspring processes) {
    CompletableFuture<?> end = CompletableFuture.anyOf(over, brokersEnd);
    overdue = !isOver(end, deadline.length());
    // Again and again: there may be warm-up forks to come.
    while (!isOver(over, STEP)) {
      processes.end(true);
    }
  }

  private static boolean isOver(CompletableFuture<?> future, Duration atMost) {
    try {
      future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("Nobody fails these, or interrupts this thread", e);
    }
  }
}
