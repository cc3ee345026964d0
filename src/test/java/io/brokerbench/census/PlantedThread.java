package io.brokerbench.census;

import java.util.concurrent.CountDownLatch;

/** A thread that stays until it is closed. */
public record PlantedThread(Thread thread, CountDownLatch end) implements AutoCloseable {
  /** A daemon of this name. */
  public static PlantedThread daemon(String name) {
    return start(name, true, 0);
  }

  static PlantedThread nonDaemon(String name) {
    return start(name, false, 0);
  }

  /** Returns when the thread has come to where it stays, under at least so many frames. */
  static PlantedThread start(String name, boolean daemon, int depth) {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> stay(depth, arrived, end), name);
    thread.setDaemon(daemon);
    thread.start();
    await(arrived);
    return new PlantedThread(thread, end);
  }

  private static void stay(int depth, CountDownLatch arrived, CountDownLatch end) {
    if (depth > 0) {
      stay(depth - 1, arrived, end);
    } else {
      arrived.countDown();
      await(end);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
