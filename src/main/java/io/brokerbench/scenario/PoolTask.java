package io.brokerbench.scenario;

/**
 * A task of a {@link WorkerPoolTrial}, submitted again in each burst under a new sequence number.
 *
 * <p>It is written by the submitter before it is submitted and by its worker after that, so the
 * worker's queue is all the synchronization that it needs.
 */
final class PoolTask {
  private final int key;
  private final boolean timed;
  private long sequence;
  private long handledSequence;
  private long submittedNanos;

  /**
   * A task that was never submitted.
   *
   * @param number its place in a burst
   * @param timed whether it carries the time of its submission
   */
  PoolTask(int number, int key, boolean timed) {
    this.key = key;
    this.timed = timed;
    this.sequence = (long) number - WorkerPoolTrial.BURST;
    this.handledSequence = sequence;
  }

  /** Gives it the next burst's sequence number, and the time; about to be submitted. */
  void renew() {
    sequence += WorkerPoolTrial.BURST;
    if (timed) {
      submittedNanos = System.nanoTime();
    }
  }

  int key() {
    return key;
  }

  /** Its place among all tasks of the trial, from 0 on. */
  long sequence() {
    return sequence;
  }

  /** Marks it as handled, and says whether it wasn't since it was submitted. */
  boolean markHandled() {
    if (handledSequence == sequence) {
      return false;
    }
    handledSequence = sequence;
    return true;
  }

  boolean isTimed() {
    return timed;
  }

  long submittedNanos() {
    return submittedNanos;
  }
}
