package io.brokerbench.worker;

import java.util.Arrays;

/**
 * A worker: its tasks, in the order in which they came, and its handler. Tasks come in and are
 * taken out many at a time: whoever takes swaps the array that was filled for one that is empty.
 *
 * @param <T> what is handled
 */
final class Mailbox<T> {
  /** How many tasks may wait before submitters do. */
  static final int CAPACITY = 1024;

  private static final int FIRST_LENGTH = 8;

  private final TaskHandler<? super T> handler;
  private final Crew crew;
  private Object[] incoming = new Object[FIRST_LENGTH];
  private int count;
  private boolean isScheduled;

  /** The tasks being handled; for the thread that runs it. */
  private Object[] taken = new Object[FIRST_LENGTH];

  Mailbox(TaskHandler<? super T> handler, Crew crew) {
    this.handler = handler;
    this.crew = crew;
  }

  /**
   * Puts tasks in, however many there are already, and has them run; {@link Crew#wake} has to
   * follow.
   *
   * @return whether it is full now
   */
  boolean put(Object[] tasks, int length) {
    boolean schedule;
    boolean isFull;
    synchronized (this) {
      if (count + length > incoming.length) {
        incoming = Arrays.copyOf(incoming, Math.max(count + length, 2 * incoming.length));
      }
      System.arraycopy(tasks, 0, incoming, count, length);
      count += length;
      isFull = count >= CAPACITY;
      schedule = !isScheduled;
      isScheduled = true;
    }
    if (schedule) {
      crew.schedule(this);
    }
    return isFull;
  }

  /** Blocks while it is full. */
  synchronized void awaitRoom() throws InterruptedException {
    while (count >= CAPACITY) {
      wait();
    }
  }

  /**
   * Handles what is there, until there is nothing: then it has to be scheduled again. For one
   * thread at a time, since it is scheduled once. Ends early when the crew is closed.
   */
  @SuppressWarnings("unchecked") // only tasks are ever put in
  void run() {
    for (int length = take(); length > 0; length = take()) {
      for (int i = 0; i < length && !crew.isClosed(); i++) {
        handler.handle((T) taken[i]);
        taken[i] = null;
        if ((i + 1) % WorkerPool.RUN == 0) {
          handler.endOfRun();
        }
      }
      handler.endOfRun();
    }
  }

  private synchronized int take() {
    int length = count;
    if (length == 0) {
      isScheduled = false;
      return 0;
    }
    Object[] filled = incoming;
    incoming = taken;
    taken = filled;
    count = 0;
    if (length >= CAPACITY) {
      notifyAll();
    }
    return length;
  }
}
