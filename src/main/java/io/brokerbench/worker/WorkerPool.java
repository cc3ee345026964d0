package io.brokerbench.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A fixed number of threads that handle tasks, in order for each key: a key always goes to the same
 * worker, which has a bounded queue of its own.
 *
 * @param <T> what is handled
 */
public final class WorkerPool<T> implements AutoCloseable {
  private static final int QUEUE_CAPACITY = 1024;

  private final List<Worker<T>> workers = new ArrayList<>();

  /**
   * Starts the workers.
   *
   * @param size how many
   * @param handlers makes each worker's own handler, so that handlers may keep state of their own;
   *     a handler must not throw
   */
  public WorkerPool(int size, IntFunction<Consumer<? super T>> handlers) {
    if (size < 1) {
      throw new IllegalArgumentException("A pool has at least 1 worker, not " + size);
    }
    for (int i = 0; i < size; i++) {
      workers.add(new Worker<>("brokerbench-worker-" + i, handlers.apply(i)));
    }
    workers.forEach(Thread::start);
  }

  /**
   * Hands a task to the worker of its key; blocks while that worker's queue is full. From any
   * thread; the order of a key is that of one thread's calls.
   */
  public void submit(int key, T task) throws InterruptedException {
    workers.get(Math.floorMod(key, workers.size())).queue.put(task);
  }

  /** Stops the workers after what they are handling; what is still queued is not handled. */
  @Override
  public void close() {
    workers.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Worker<T> worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Worker<T> extends Thread {
    private final BlockingQueue<T> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final Consumer<? super T> handler;

    Worker(String name, Consumer<? super T> handler) {
      super(name);
      this.handler = handler;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        while (true) {
          handler.accept(queue.take());
        }
      } catch (InterruptedException e) {
        // The pool was closed, and this is how its workers end.
      }
    }
  }
}
