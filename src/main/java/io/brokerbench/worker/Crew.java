package io.brokerbench.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a pool, each of which runs whichever mailbox is ready.
 *
 * <p>At most one thread at a time is on its way from sleep to its first mailbox, as in Go's
 * scheduler. It wakes the next before it begins, if another mailbox is ready; so as many threads
 * come to be awake as there is work for, all of them if each is held up by what it handles, and a
 * few if they are quick. The one that fell asleep last is woken first.
 */
final class Crew {
  private final Queue<Mailbox<?>> ready = new ConcurrentLinkedQueue<>();
  private final List<WorkerThread> members = new ArrayList<>();
  private final Deque<WorkerThread> idle = new ArrayDeque<>();
  private volatile int idleCount;
  private final AtomicBoolean waking = new AtomicBoolean();
  private volatile boolean closed;

  /** A crew of threads that are yet to be started. */
  Crew(int size, String name, WorkerThreads threads) {
    for (int i = 0; i < size; i++) {
      members.add(new WorkerThread(name + i, threads));
    }
  }

  void start() {
    members.forEach(member -> member.thread.start());
  }

  /** Has a mailbox run, once; {@link #wake} has to follow. */
  void schedule(Mailbox<?> mailbox) {
    ready.add(mailbox);
  }

  /**
   * Wakes a thread up, unless one is being woken, or all are awake. No wake-up is lost: a thread
   * that sees another one waking up has scheduled its mailbox before, and the other looks for
   * mailboxes after it is no longer waking; likewise a thread looks once more after it has joined
   * the idle.
   */
  void wake() {
    while (!ready.isEmpty() && idleCount > 0 && waking.compareAndSet(false, true)) {
      WorkerThread member = pollIdle();
      if (member != null) {
        member.wakeUp();
        return;
      }
      waking.set(false);
    }
  }

  private @Nullable WorkerThread pollIdle() {
    synchronized (idle) {
      idleCount = Math.max(0, idle.size() - 1);
      return idle.pollFirst();
    }
  }

  private void addIdle(WorkerThread member) {
    synchronized (idle) {
      idle.addFirst(member);
      idleCount = idle.size();
    }
  }

  private boolean removeIdle(WorkerThread member) {
    synchronized (idle) {
      boolean removed = idle.removeFirstOccurrence(member);
      idleCount = idle.size();
      return removed;
    }
  }

  /** Whether no task is to be begun any more. */
  boolean isClosed() {
    return closed;
  }

  /** Ends all threads, each after the task that it is handling; returns when they have. */
  void close() {
    closed = true;
    members.forEach(member -> member.thread.interrupt());
    boolean interrupted = false;
    for (WorkerThread member : members) {
      while (member.thread.isAlive()) {
        try {
          member.thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class WorkerThread {
    private final Thread thread;
    private volatile boolean wokenUp;

    WorkerThread(String name, WorkerThreads threads) {
      this.thread = threads.newThread(name, this::run);
    }

    void wakeUp() {
      wokenUp = true;
      LockSupport.unpark(thread);
    }

    private void run() {
      while (!closed) {
        Mailbox<?> mailbox = ready.poll();
        if (wokenUp) {
          wokenUp = false;
          waking.set(false);
        }
        if (mailbox == null) {
          sleep();
        } else {
          wake();
          mailbox.run();
        }
      }
    }

    private void sleep() {
      addIdle(this);
      if (ready.isEmpty() || !removeIdle(this)) {
        while (!wokenUp && !closed) {
          LockSupport.park(Crew.this);
        }
      }
    }
  }
}
