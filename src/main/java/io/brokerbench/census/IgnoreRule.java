package io.brokerbench.census;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;

/**
 * A kind of thread that may begin during a trial and outlive it without being a leak. A bare name
 * excuses nobody, since anyone can take it: each rule also asks for what only the real one has.
 *
 * @param name what the threads are
 * @param reason why they stay
 * @param matches tells them from all others
 */
record IgnoreRule(String name, String reason, Predicate<LiveThread> matches) {
  private static final Set<String> NATIVE =
      Set.of("Signal Dispatcher", "Attach Listener", "Notification Thread", "JFR Recorder Thread");

  static final List<IgnoreRule> ALL =
      List.of(
          new IgnoreRule(
              "reference handling",
              "the JVM has one of each for life",
              thread ->
                  thread.isOfJdkClass("java.lang.ref.Reference$ReferenceHandler")
                      || thread.isOfJdkClass("java.lang.ref.Finalizer$FinalizerThread")),
          new IgnoreRule(
              "native services",
              "the JVM starts them at the first signal, jcmd, MXBean notification or recording",
              thread -> NATIVE.contains(thread.name()) && thread.isNative()),
          new IgnoreRule(
              "shared JDK daemons",
              "one for the whole JVM; others of that class, such as a library's own Cleaner's,"
                  + " are a leak",
              thread ->
                  thread.isOfJdkClass("jdk.internal.misc.InnocuousThread")
                      && (thread.name().equals("Common-Cleaner")
                          || thread.name().equals("Keep-Alive-Timer")
                          || thread.name().equals("VirtualThread-unblocker")
                          || isProcessReaper(thread))),
          new IgnoreRule(
              "process reaper of JDK 17",
              "waits a minute for the next child process",
              thread ->
                  isProcessReaper(thread)
                      && thread.isInRootGroup()
                      && thread.isIn("java.util.concurrent.ThreadPoolExecutor$Worker")),
          new IgnoreRule(
              "common pool",
              "shared by the whole JVM; its idle workers stay for a while",
              thread ->
                  thread.thread() instanceof ForkJoinWorkerThread worker
                      && worker.getPool() == ForkJoinPool.commonPool()),
          new IgnoreRule(
              "time-outs of CompletableFuture",
              "one for the whole JVM",
              thread ->
                  thread.name().equals("CompletableFutureDelayScheduler")
                      && thread.isIn("java.util.concurrent.ScheduledThreadPoolExecutor$")
                      && thread.isIdlePoolWorker()),
          new IgnoreRule(
              "time-outs of the common pool",
              "what CompletableFuture has instead in JDK 25",
              thread ->
                  thread.name().equals("ForkJoinPool.commonPool-delayScheduler")
                      && thread.isOfJdkClass("java.util.concurrent.DelayScheduler")),
          new IgnoreRule(
              "carriers of virtual threads",
              "shared by the whole JVM; they stay for a while without a virtual thread to carry",
              thread -> thread.isOfJdkClass("jdk.internal.misc.CarrierThread")),
          new IgnoreRule(
              "flight recorder",
              "once started, it stays",
              thread ->
                  thread.name().equals("JFR Periodic Tasks")
                      && thread.isIn("jdk.jfr.internal.PlatformRecorder")),
          new IgnoreRule(
              "JMH's own code",
              "profilers and the link to the launcher end after the census",
              thread ->
                  thread
                      .body()
                      .filter(frame -> frame.getClassName().startsWith("org.openjdk.jmh."))
                      .isPresent()),
          new IgnoreRule(
              "JMH's workers",
              "named for the benchmark; they wait for the next iteration",
              thread ->
                  thread.name().matches(".+\\.\\w+-jmh-worker-\\d+") && thread.isIdlePoolWorker()));

  /** Whether a rule excuses the thread; none excuses one that is a client's or the suite's. */
  static boolean isIgnored(LiveThread thread, Owners owners) {
    return owners.of(thread).equals(Owner.UNKNOWN)
        && ALL.stream().anyMatch(rule -> rule.matches.test(thread));
  }

  private static boolean isProcessReaper(LiveThread thread) {
    // Newer JDKs append the process's id while they wait for it.
    return thread.name().matches("process reaper( \\(pid \\d+\\))?");
  }
}
