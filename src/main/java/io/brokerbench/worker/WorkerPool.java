package io.brokerbench.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that handle tasks, in order for each key: a key always goes to the same
 * worker, which has a bounded queue of its own.
 *
 * @param <T> what is handled
 */
public final class WorkerPool<T> implements AutoCloseable {
  private static final int QUEUE_CAPACITY = 1024;

  private final List<Worker<T>> workers = new ArrayList<>();

  /** Starts the workers, on platform threads. */
  public WorkerPool(int size, IntFunction<Consumer<? super T>> handlers) {
    this(size, WorkerThreads.PLATFORM, handlers);
  }

  /**
   * Starts the workers.
   *
   * @param size how many
   * @param threads what they run on
   * @param handlers makes each worker's own handler, so that handlers may keep state of their own;
   *     a handler must not throw
   * @throws UnsupportedOperationException if this JVM has no such threads
   */
  public WorkerPool(int size, WorkerThreads threads, IntFunction<Consumer<? super T>> handlers) {
    if (size < 1) {
      throw new IllegalArgumentException("A pool has at least 1 worker, not " + size);
    }
    for (int i = 0; i < size; i++) {
      workers.add(new Worker<>("brokerbench-worker-" + i, threads, handlers.apply(i)));
    }
    workers.forEach(worker -> worker.thread.start());
  }

  /** Which worker handles a key's tasks, from 0 on. */
  public int workerOf(int key) {
    return Math.floorMod(key, workers.size());
  }

  /** A way in, for one thread. */
  public Dispatcher dispatcher() {
    return new Dispatcher();
  }

  /** Stops the workers after what they are handling; what is still queued is not handled. */
  @Override
  public void close() {
    workers.forEach(worker -> worker.thread.interrupt());
    boolean interrupted = false;
    for (Worker<T> worker : workers) {
      while (worker.thread.isAlive()) {
        try {
          worker.thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Hands tasks to their workers, and wakes those up together: a worker that is woken for each task
   * takes the processor from the thread that is about to hand over the next.
   *
   * <p>For one thread; a key's tasks are handled in the order in which one dispatcher got them.
   */
  public final class Dispatcher {
    private final int[] given = new int[workers.size()];
    private final boolean[] isGiven = new boolean[workers.size()];
    private int givenCount;

    private Dispatcher() {}

    /**
     * Puts a task into the queue of its key's worker, which may begin with it only after {@link
     * #flush}; blocks while that queue is full.
     */
    public void submit(int key, T task) throws InterruptedException {
      int number = workerOf(key);
      Worker<T> worker = workers.get(number);
      if (!worker.queue.offer(task)) {
        worker.wakeUp();
        worker.queue.put(task);
      }
      if (!isGiven[number]) {
        isGiven[number] = true;
        given[givenCount++] = number;
      }
    }

    /** Wakes up every worker that was given a task since the last call. */
    public void flush() {
      while (givenCount > 0) {
        int number = given[--givenCount];
        isGiven[number] = false;
        workers.get(number).wakeUp();
      }
    }
  }

  private static final class Worker<T> {
    private final BlockingQueue<T> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final Consumer<? super T> handler;
    private final Thread thread;
    private volatile boolean idle;

    Worker(String name, WorkerThreads threads, Consumer<? super T> handler) {
      this.handler = handler;
      this.thread = threads.newThread(name, this::run);
    }

    void wakeUp() {
      if (idle) {
        LockSupport.unpark(thread);
      }
    }

    private void run() {
      while (!thread.isInterrupted()) {
        T task = queue.poll();
        if (task == null) {
          task = awaitTask();
        }
        if (task != null) {
          handler.accept(task);
        }
      }
    }

    /** Idle is said before the queue is looked at again, so no task can come in between unseen. */
    private @Nullable T awaitTask() {
      idle = true;
      T task = queue.poll();
      if (task == null) {
        LockSupport.park(this);
      }
      idle = false;
      return task;
    }
  }
}
