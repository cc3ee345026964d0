package io.brokerbench.scenario;

import io.brokerbench.broker.BrokerException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in a trial and no count shows, in the order in which it was seen: what comes
 * first is the reason, and the rest may follow from it. For any thread.
 */
final class Problems {
  /** So that who calls again and again after a standstill costs nothing. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Set<String> all = Collections.synchronizedSet(new LinkedHashSet<>());
  private final AtomicBoolean publicationFailed = new AtomicBoolean();
  private volatile @Nullable String refusal;
  private volatile boolean standstill;

  /** Notes a problem, once. */
  void add(String problem) {
    all.add(problem);
  }

  /** Notes a failure, of a broker or of its client. */
  void add(RuntimeException failure) {
    add(words(failure));
  }

  private static String words(RuntimeException failure) {
    return String.valueOf(failure instanceof BrokerException ? failure.getMessage() : failure);
  }

  /**
   * Notes that the broker, or the client's connection to it, does nothing any more: what is asked
   * of it would only cost one deadline after the other.
   */
  void standstill(String problem) {
    if (!standstill) {
      standstill = true;
      add(problem);
    }
  }

  /** Notes that it does nothing any more, because of a failure. */
  void standstill(RuntimeException failure) {
    standstill(words(failure));
  }

  /**
   * Whether there is nothing left to do but to take the account; if so, blocks for a moment, since
   * JMH goes on calling until its time is over.
   */
  boolean standsStill() {
    if (standstill) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return standstill;
  }

  /**
   * Notes that a message could not be published; only the first reason is kept. After something
   * else has gone wrong that is a consequence, and one of the problems.
   */
  void publicationFailed(Throwable cause) {
    if (!publicationFailed.get() && publicationFailed.compareAndSet(false, true)) {
      if (all.isEmpty()) {
        refusal = String.valueOf(cause);
      } else {
        add("after that a message could not be published: " + cause);
      }
    }
  }

  /** Why a message could not be published; null if all could, or it was a consequence. */
  @Nullable String refusal() {
    return refusal;
  }

  /** Does what a broker may fail at; then that is a problem, and the trial goes on. */
  void attempt(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      add(e);
    }
  }

  /** All so far. */
  List<String> toList() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }
}
