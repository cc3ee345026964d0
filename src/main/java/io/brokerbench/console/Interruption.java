package io.brokerbench.console;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets Ctrl-C and SIGTERM end a run early. The fork that runs is ended, and the thread that runs
 * the plan, or holds brokers, gets the time to stop its broker and to write what is done, before
 * the JVM exits.
 */
public final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration MERCY = Duration.ofSeconds(3);
  private static final Duration STEP = Duration.ofMillis(100);

  private final Thread runner = Thread.currentThread();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Terminal terminal;
  private final String notice;
  private final Thread hook;
  private final Object lock = new Object();

  private boolean requested;
  private @Nullable Phase phase;

  /**
   * What can be cut short.
   *
   * @param processes what it has started that may simply be ended; null if it is to be asked to end
   */
  private record Phase(@Nullable Offspring processes) {
    boolean hasProcesses() {
      return processes != null && !processes.alive().isEmpty();
    }

    void end(boolean forcibly) {
      if (processes != null) {
        processes.end(forcibly);
      }
    }
  }

  private Interruption(Terminal terminal, String notice, Runnable last) {
    this.terminal = terminal;
    this.notice = notice;
    this.hook =
        new Thread(
            () -> {
              stop();
              last.run();
            },
            "brokerbench-interruption");
  }

  /** Watches, until closed, for signals that end this JVM; to be called by the thread that runs. */
  public static Interruption watch(Terminal terminal) {
    return watch(terminal, "Interrupted: stopping, and keeping what is done.", () -> {});
  }

  /**
   * Watches for the end of other work than a run.
   *
   * @param notice what to say when a signal comes
   * @param last is done after the work has ended because of a signal, or has taken too long to
   */
  public static Interruption watch(Terminal terminal, String notice, Runnable last) {
    Interruption interruption = new Interruption(terminal, notice, last);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the run is to end. */
  public boolean requested() {
    synchronized (lock) {
      return requested;
    }
  }

  /** Runs what reacts to an interrupt: starting a broker. */
  public <T> T interruptible(Callable<T> action) throws Exception {
    return during(new Phase(null), action);
  }

  /** Runs what starts processes that may simply be ended: a fork. */
  public <T> T endable(Callable<T> action) throws Exception {
    return during(new Phase(Offspring.fromNow()), action);
  }

  private <T> T during(Phase current, Callable<T> action) throws Exception {
    synchronized (lock) {
      if (requested) {
        throw new InterruptedException("the run was interrupted");
      }
      phase = current;
    }
    try {
      return action.call();
    } finally {
      synchronized (lock) {
        phase = null;
        // The interrupt was meant for the action; writing the results must not suffer from it.
        Thread.interrupted();
      }
    }
  }

  /** To be called when everything is written; the JVM may go now. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is already shutting down, and the hook is on its way.
    }
  }

  /** Does what Ctrl-C does. */
  public void stop() {
    Phase running;
    synchronized (lock) {
      requested = true;
      running = phase;
      if (running != null && !running.hasProcesses()) {
        runner.interrupt();
      }
    }
    terminal.err().println();
    terminal.err().println(notice);
    long start = System.nanoTime();
    while (!isFinished() && System.nanoTime() - start < PATIENCE.toNanos()) {
      end(running, System.nanoTime() - start > MERCY.toNanos());
    }
    end(running, true);
  }

  private static void end(@Nullable Phase running, boolean forcibly) {
    if (running != null) {
      running.end(forcibly);
    }
  }

  private boolean isFinished() {
    try {
      return finished.await(STEP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
