package io.brokerbench.scenario;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Topic;
import io.brokerbench.measure.BurstPage;
import io.brokerbench.measure.Ledger;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One publisher a topic, each on its own thread and with its own window, publishing bursts. */
final class PublisherTeam implements AutoCloseable {
  private final Ledger ledger;
  private final List<Member> members = new ArrayList<>();
  private final ExecutorService threads;
  private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

  PublisherTeam(Broker broker, List<Topic> topics, long trial, DeliveryPlan plan, Ledger ledger) {
    this.ledger = ledger;
    AtomicInteger started = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            topics.size(),
            task -> new Thread(task, "brokerbench-publisher-" + started.getAndIncrement()));
    for (int i = 0; i < topics.size(); i++) {
      members.add(new Member(broker, topics.get(i), i, trial, plan));
    }
  }

  /** Starts publishing a burst, every member its share, none after the deadline. */
  List<Future<?>> publish(BurstPage burst, long deadlineNanos) {
    List<Future<?>> shares = new ArrayList<>(members.size());
    for (Member member : members) {
      shares.add(threads.submit(() -> member.publish(burst, deadlineNanos)));
    }
    return shares;
  }

  /** Blocks until every member is done with a burst, which it is soon after the deadline. */
  static void await(List<Future<?>> shares) throws InterruptedException {
    for (Future<?> share : shares) {
      try {
        share.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A publisher failed", e.getCause());
      }
    }
  }

  /** Why the first message failed that did; null if none has. */
  @Nullable Throwable firstFailure() {
    return firstFailure.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    members.forEach(member -> member.publisher.close());
  }

  private final class Member implements AckListener {
    private final int number;
    private final Layout layout;
    private final MessageFormat.Writer writer;
    private final Publisher publisher;
    private volatile @Nullable Share current;

    Member(Broker broker, Topic topic, int number, long trial, DeliveryPlan plan) {
      this.number = number;
      this.layout = plan.layout();
      this.writer = new MessageFormat.Writer(trial, number, plan.payloadBytes());
      this.publisher = broker.publisher(topic, this);
    }

    void publish(BurstPage burst, long deadlineNanos) {
      // A burst begins with a whole window, also when the one before has left messages in flight.
      Window window = new Window(layout.inFlight());
      current = new Share(burst, window);
      int messages = burst.shareOf(number);
      int published = 0;
      try {
        while (published < messages && window.acquire(deadlineNanos)) {
          long sequence = burst.base() + published;
          int key = layout.keyOf(number, sequence);
          publisher.publish(new Message(key, writer.write(key, sequence, System.nanoTime())));
          published++;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // The team was closed.
      } finally {
        burst.published(published);
      }
    }

    @Override
    public void acknowledged(Message message) {
      ledger.acknowledged(message.payload());
      release(message);
    }

    @Override
    public void failed(Message message, Throwable cause) {
      firstFailure.compareAndSet(null, cause);
      release(message);
    }

    private void release(Message message) {
      Share share = current;
      if (share != null && share.burst.covers(MessageFormat.sequence(message.payload()))) {
        share.window.release();
      }
    }
  }

  private record Share(BurstPage burst, Window window) {}
}
