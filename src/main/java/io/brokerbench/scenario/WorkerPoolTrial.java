package io.brokerbench.scenario;

import io.brokerbench.broker.Subscription;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.worker.TaskHandler;
import io.brokerbench.worker.WorkerPool;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Deadline;
import io.brokerbench.workload.Layout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trial of the worker pool alone: bursts of tasks, submitted by one thread as a delivery loop
 * submits messages, and handled in the order of each key. To handle a task is to account for it, so
 * what is left to measure is handing over.
 *
 * <p>Tasks stand for messages in the account: submitted is both published and acknowledged, handled
 * is delivered. They are made beforehand and used again in each burst, so that none is allocated
 * while measuring.
 */
public final class WorkerPoolTrial implements Trial {
  /** Tasks a burst. */
  public static final int BURST = 10_000;

  private static final int KEYS = Layout.STANDARD.keys();
  private static final Duration DEADLINE = Deadline.of(BURST);

  /**
   * One task in so many is timed. The number has no divisor in common with that of keys nor with
   * that of a batch's tasks, so that timed tasks are spread over keys and over places in a batch.
   */
  private static final int TIMED = 101;

  private final WorkerThreads threads;
  private final Duration deadline;
  private final LatencyRecorder handover = new LatencyRecorder();
  private final List<PoolTask> tasks =
      IntStream.range(0, BURST)
          .mapToObj(number -> new PoolTask(number, number % KEYS, number % TIMED == 0))
          .toList();
  private final List<WorkerTally> tallies;
  private final WorkerPool<PoolTask> pool;
  private final WorkerPool<PoolTask>.Dispatcher dispatcher;
  private final int[] shares;
  private CountDownLatch current = new CountDownLatch(0);
  private long submitted;
  private boolean gaveUp;
  private @Nullable TrialOutcome outcome;

  /**
   * A trial into whose workers faults may be planted.
   *
   * @param handling what a worker does with a task, made from what it ought to do
   */
  WorkerPoolTrial(
      int workers,
      WorkerThreads threads,
      Duration deadline,
      UnaryOperator<TaskHandler<PoolTask>> handling) {
    this.threads = threads;
    this.deadline = deadline;
    this.tallies = Stream.generate(() -> new WorkerTally(KEYS, handover)).limit(workers).toList();
    this.pool = new WorkerPool<>(workers, threads, worker -> handling.apply(tallies.get(worker)));
    this.dispatcher = pool.dispatcher();
    this.shares = new int[workers];
    tasks.forEach(task -> shares[pool.workerOf(task.key())]++);
  }

  /**
   * Opens a trial.
   *
   * @param workers how many
   * @param threads what they run on
   * @throws UnsupportedOperationException if this JVM has no such threads
   */
  public static WorkerPoolTrial open(int workers, WorkerThreads threads) {
    return new WorkerPoolTrial(workers, threads, DEADLINE, UnaryOperator.identity());
  }

  /**
   * Submits a burst and blocks until its last task was handled, or, once all were submitted, until
   * the deadline. A burst that was given up is only waited for again: its tasks are still with the
   * workers.
   *
   * <p>A worker that stands still while its queue is full holds the submission up until the calling
   * thread is interrupted, as JMH does after its own time-out.
   *
   * @return whether the burst was complete in time
   */
  public boolean burst() throws InterruptedException {
    if (current.getCount() == 0) {
      begin();
      submit();
    }
    boolean complete = current.await(deadline.toNanos(), TimeUnit.NANOSECONDS);
    gaveUp |= !complete;
    handover.endIntervalIfDue();
    return complete;
  }

  private void begin() {
    current = new CountDownLatch(shares.length);
    for (int worker = 0; worker < shares.length; worker++) {
      tallies.get(worker).begin(shares[worker], current);
    }
  }

  private void submit() throws InterruptedException {
    for (PoolTask task : tasks) {
      task.renew();
      dispatcher.submit(task.key(), task);
      if (++submitted % Subscription.BATCH == 0) {
        dispatcher.flush();
      }
    }
    dispatcher.flush();
  }

  /**
   * {@code handover}: from submission to the beginning of the handling, of one task in about 100,
   * because to take it costs as much as to hand a task over. In a burst it is mostly time in a
   * queue.
   */
  @Override
  public Map<LatencyKind, LatencyRecorder> latencies() {
    return Map.of(LatencyKind.HANDOVER, handover);
  }

  /**
   * {@code imbalance}: how many more of the trial's tasks the busiest worker has handled than the
   * mean worker, in percent of the mean. Not known after a burst that was given up.
   */
  @Override
  public List<Metric> iterationMetrics() {
    if (submitted == 0 || current.getCount() > 0) {
      return List.of();
    }
    double mean = (double) sum(WorkerTally::handled) / tallies.size();
    long busiest = tallies.stream().mapToLong(WorkerTally::handled).max().orElseThrow();
    return List.of(new Metric(SuiteMetric.IMBALANCE, 100 * (busiest - mean) / mean));
  }

  @Override
  public TrialOutcome finish() {
    if (outcome == null) {
      pool.close();
      outcome =
          new TrialOutcome(
              account(),
              null,
              null,
              Map.of("worker.threads", threads.name()),
              List.of(),
              gaveUp ? List.of("A burst was not over after " + deadline + ".") : List.of());
    }
    return outcome;
  }

  @Override
  public Account account() {
    long handled = sum(WorkerTally::handled);
    return new Account(
        submitted,
        submitted,
        0,
        handled,
        submitted - handled,
        0,
        0,
        sum(WorkerTally::duplicated),
        0,
        sum(WorkerTally::reordered),
        0,
        0);
  }

  private long sum(ToLongFunction<WorkerTally> count) {
    return tallies.stream().mapToLong(count).sum();
  }
}
