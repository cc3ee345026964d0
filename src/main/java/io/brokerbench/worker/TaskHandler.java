package io.brokerbench.worker;

/**
 * What a worker does with its tasks. Calls never overlap, and each sees what those before it did,
 * whichever threads they are made on; so a handler may keep state without synchronization.
 *
 * @param <T> what is handled
 */
@FunctionalInterface
public interface TaskHandler<T> {
  /** Handles a task. Must not throw. */
  void handle(T task);

  /**
   * Some tasks in a row were handled, at most {@link WorkerPool#RUN}: what was kept back to be
   * settled for all of them together has to be settled now. Must not throw.
   */
  default void endOfRun() {}
}
