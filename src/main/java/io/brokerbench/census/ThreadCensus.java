package io.brokerbench.census;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Finds the threads that a trial leaves behind.
 *
 * <pre>{@code
 * ThreadCensus census = ThreadCensus.begin(owners);
 * // set up, measure, tear down
 * ThreadReport report = census.settle(Duration.ofSeconds(5));
 * }</pre>
 *
 * <p>A thread is left behind if it began after {@link #begin}, is still alive when settling ends,
 * and isn't one of those that the JVM, the JDK or JMH starts once and keeps ({@link IgnoreRule}).
 * Threads are told apart by identity: a new one is found even if it bears an old one's name. Daemon
 * threads count as well, since no client has a reason to keep one after its close. Threads are
 * looked at only at the end, and the peak is the JVM's own exact count, JMH's and the JDK's threads
 * included, so that nothing samples while a trial is measured.
 *
 * <p>Virtual threads aren't seen, and don't count for the peak. No client uses them, and the worker
 * pool that does waits for the end of each.
 */
public final class ThreadCensus {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int DEEPEST_STACK = 20;

  /** Weak, so that the census doesn't keep threads that end, and all that hangs on them. */
  private final Set<Thread> baseline = Collections.newSetFromMap(new WeakHashMap<>());

  private final Owners owners;
  private final BackoffPoll poll;

  private ThreadCensus(Owners owners, BackoffPoll poll) {
    this.owners = owners;
    this.poll = poll;
    LiveThread.all().map(LiveThread::thread).forEach(baseline::add);
  }

  /**
   * Takes every thread that is alive now as given, and counts the peak from here on.
   *
   * @param owners whose the threads may be that are left
   */
  public static ThreadCensus begin(Owners owners) {
    return begin(owners, BackoffPoll.real());
  }

  static ThreadCensus begin(Owners owners, BackoffPoll poll) {
    ThreadCensus census = new ThreadCensus(owners, poll);
    THREADS.resetPeakThreadCount();
    return census;
  }

  /** Begins within another census, whose peak it leaves alone: a JVM has only one. */
  static ThreadCensus beginNested(Owners owners, BackoffPoll poll) {
    return new ThreadCensus(owners, poll);
  }

  /**
   * Waits until none of the trial's threads is left, and lists those that are left after all.
   *
   * <p>It doesn't throw, and an interrupt doesn't shorten it: threads that were only given less
   * time to end would look like leaks.
   *
   * @param atMost how long a thread may take to end
   */
  public ThreadReport settle(Duration atMost) {
    int peak = THREADS.getPeakThreadCount();
    List<LeakedThread> left = new ArrayList<>();
    Duration waited =
        poll.until(
            () -> {
              left.clear();
              left.addAll(look());
              return left.isEmpty();
            },
            atMost);
    return new ThreadReport(peak, waited.toMillis(), List.copyOf(left));
  }

  private List<LeakedThread> look() {
    return LiveThread.all()
        .filter(thread -> !baseline.contains(thread.thread()))
        .filter(thread -> !IgnoreRule.isIgnored(thread, owners))
        .map(this::describe)
        .sorted(Comparator.comparing(LeakedThread::name))
        .toList();
  }

  private LeakedThread describe(LiveThread thread) {
    return new LeakedThread(
        thread.name(),
        owners.of(thread).label(),
        thread.thread().isDaemon(),
        thread.stack().stream().limit(DEEPEST_STACK).map(StackTraceElement::toString).toList());
  }
}
