package io.brokerbench.scenario;

import io.brokerbench.broker.Message;
import io.brokerbench.measure.LedgerPage;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One publisher a topic, each on its own thread and with its own window, publishing bursts. */
final class PublisherTeam implements AutoCloseable {
  /** More than a client that is stuck takes to give a message up. */
  private static final Duration STUCK = Duration.ofSeconds(15);

  private final Testbed testbed;
  private final List<BurstPublisher> members = new ArrayList<>();
  private final ExecutorService threads;

  PublisherTeam(Testbed testbed) {
    this.testbed = testbed;
    int topics = testbed.topics().size();
    AtomicInteger started = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            topics, task -> new Thread(task, "brokerbench-publisher-" + started.getAndIncrement()));
    for (int i = 0; i < topics; i++) {
      members.add(new BurstPublisher(i));
    }
  }

  /** Starts publishing a burst, every member its share, none after the deadline. */
  List<Future<?>> publish(LedgerPage burst, long deadlineNanos) {
    List<Future<?>> shares = new ArrayList<>(members.size());
    for (BurstPublisher member : members) {
      shares.add(threads.submit(() -> member.publish(burst, deadlineNanos)));
    }
    return shares;
  }

  /**
   * Blocks until every member is done with a burst, which it is soon after the deadline. One that a
   * client doesn't let go is interrupted.
   */
  static void await(List<Future<?>> shares, long deadlineNanos) throws InterruptedException {
    for (Future<?> share : shares) {
      long left = Math.max(0, deadlineNanos - System.nanoTime()) + STUCK.toNanos();
      try {
        share.get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        share.cancel(true);
      } catch (ExecutionException e) {
        throw new IllegalStateException("A publisher failed", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    members.forEach(member -> member.topicPublisher.close());
  }

  private final class BurstPublisher {
    private final int number;
    private final TopicPublisher topicPublisher;
    private volatile @Nullable Share current;

    BurstPublisher(int number) {
      this.number = number;
      this.topicPublisher = new TopicPublisher(testbed, testbed.broker(), number, this::release);
    }

    void publish(LedgerPage burst, long deadlineNanos) {
      // A burst begins with a whole window, also when the one before has left messages in flight.
      Window window = new Window(testbed.setting().layout().inFlight());
      current = new Share(burst, window);
      int messages = burst.shareOf(number);
      int published = 0;
      long now = System.nanoTime();
      try {
        // A client may block for long though there is room in the window.
        while (published < messages && now - deadlineNanos < 0 && window.acquire(deadlineNanos)) {
          now = System.nanoTime();
          topicPublisher.publish(burst.base() + published, now);
          published++;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // The team was closed.
      } finally {
        burst.published(published);
        burst.withheld(messages - published);
      }
    }

    private void release(Message message) {
      Share share = current;
      if (share != null && share.burst.covers(MessageFormat.sequence(message.payload()))) {
        share.window.release();
      }
    }
  }

  private record Share(LedgerPage burst, Window window) {}
}
