package io.brokerbench.scenario;

import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.worker.TaskHandler;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * What one worker has handled, counted by the worker alone, so that workers don't contend for a
 * count.
 *
 * <p>{@link #begin} is for the submitter, before it submits the worker a burst's first task; {@link
 * #handle} is for the worker; the counts are for whoever knows that the worker is done, because the
 * burst is over or the pool is closed.
 */
final class WorkerTally implements TaskHandler<PoolTask> {
  private final LatencyRecorder handover;
  private final long[] lastOfKey;
  private CountDownLatch burst = new CountDownLatch(0);
  private int left;
  private long handled;
  private long duplicated;
  private long reordered;

  /**
   * A tally of nothing.
   *
   * @param keys keys are from 0 on, below this
   * @param handover gets the time from submission to here of each timed task
   */
  WorkerTally(int keys, LatencyRecorder handover) {
    this.handover = handover;
    this.lastOfKey = new long[keys];
    Arrays.fill(lastOfKey, -1);
  }

  /**
   * Expects a share of a burst.
   *
   * @param share how many of the burst's tasks are this worker's
   * @param burst counted down when they were handled, at once if there are none
   */
  void begin(int share, CountDownLatch burst) {
    this.left = share;
    this.burst = burst;
    if (share == 0) {
      burst.countDown();
    }
  }

  /** Handles a task, which is to check and account for it. */
  @Override
  public void handle(PoolTask task) {
    if (!task.markHandled()) {
      duplicated++;
      return;
    }
    if (task.isTimed()) {
      handover.record(System.nanoTime() - task.submittedNanos());
    }
    checkOrder(task);
    handled++;
    if (--left == 0) {
      burst.countDown();
    }
  }

  private void checkOrder(PoolTask task) {
    if (task.sequence() < lastOfKey[task.key()]) {
      reordered++;
    } else {
      lastOfKey[task.key()] = task.sequence();
    }
  }

  /** Tasks handled, each once. */
  long handled() {
    return handled;
  }

  /** Tasks handled again. */
  long duplicated() {
    return duplicated;
  }

  /** Tasks handled after a later one of the same key. */
  long reordered() {
    return reordered;
  }
}
