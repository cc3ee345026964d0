package io.brokerbench.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A fixed number of workers that handle tasks, in order for each key: a key's tasks always go to
 * the same worker, which handles one at a time.
 *
 * <p>There are as many threads as workers, so all workers can be held up at once by what they
 * handle. But a worker has no thread of its own: a thread runs whichever worker has tasks, so that
 * a few threads are awake where many workers have little to do. A worker is to a thread what a
 * virtual thread is to its carrier.
 *
 * @param <T> what is handled
 */
public final class WorkerPool<T> implements AutoCloseable {
  /** How many tasks a worker handles in a row at most before {@link TaskHandler#endOfRun}. */
  public static final int RUN = 64;

  private final List<Mailbox<T>> workers = new ArrayList<>();
  private final Crew crew;

  /** Starts the workers, on platform threads. */
  public WorkerPool(int size, IntFunction<? extends TaskHandler<? super T>> handlers) {
    this(size, WorkerThreads.PLATFORM, handlers);
  }

  /**
   * Starts the workers.
   *
   * @param size how many, and how many threads
   * @param threads what they run on
   * @param handlers makes each worker's own handler
   * @throws UnsupportedOperationException if this JVM has no such threads
   */
  public WorkerPool(
      int size, WorkerThreads threads, IntFunction<? extends TaskHandler<? super T>> handlers) {
    if (size < 1) {
      throw new IllegalArgumentException("A pool has at least 1 worker, not " + size);
    }
    crew = new Crew(size, "brokerbench-worker-", threads);
    for (int i = 0; i < size; i++) {
      workers.add(new Mailbox<>(handlers.apply(i), crew));
    }
    crew.start();
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
    crew.close();
  }

  /**
   * Hands tasks to their workers, many at a time: to hand each over by itself costs a lock a task,
   * and perhaps a wake-up, which takes the processor from the thread that is about to hand over the
   * next.
   *
   * <p>For one thread; a key's tasks are handled in the order in which one dispatcher got them.
   */
  public final class Dispatcher {
    private final List<Stage<T>> stages = new ArrayList<>();
    private final List<Stage<T>> given = new ArrayList<>();

    private Dispatcher() {
      workers.forEach(worker -> stages.add(new Stage<>(worker)));
    }

    /**
     * Takes a task for its key's worker, which may begin with it only after {@link #flush}; blocks
     * while that worker has too many waiting.
     */
    public void submit(int key, T task) throws InterruptedException {
      Stage<T> stage = stages.get(workerOf(key));
      if (stage.isHeldUp) {
        flush();
        stage.worker.awaitRoom();
        stage.isHeldUp = false;
      }
      if (!stage.isGiven) {
        stage.isGiven = true;
        given.add(stage);
      }
      stage.tasks[stage.count++] = task;
      if (stage.count == RUN) {
        stage.handOver();
        crew.wake();
      }
    }

    /** Hands over whatever was submitted. */
    public void flush() {
      for (int i = 0; i < given.size(); i++) {
        Stage<T> stage = given.get(i);
        stage.isGiven = false;
        stage.handOver();
      }
      given.clear();
      crew.wake();
    }
  }

  /** What a dispatcher has for a worker and has not handed over. */
  private static final class Stage<T> {
    private final Mailbox<T> worker;
    private final Object[] tasks = new Object[RUN];
    private int count;
    private boolean isGiven;

    /** Whether the worker had too many when it was last looked at. */
    private boolean isHeldUp;

    Stage(Mailbox<T> worker) {
      this.worker = worker;
    }

    void handOver() {
      if (count > 0) {
        isHeldUp = worker.put(tasks, count);
        count = 0;
      }
    }
  }
}
