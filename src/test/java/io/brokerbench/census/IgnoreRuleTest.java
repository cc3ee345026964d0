package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.spi.Drivers;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.profile.StackProfiler;

class IgnoreRuleTest {
  private static final String JMH_WORKER = "io.brokerbench.benchmarks.Benchmark.run-jmh-worker-1";
  private static final String CARRIER = "jdk.internal.misc.CarrierThread";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reference Handler",
        "Finalizer",
        "Signal Dispatcher",
        "Notification Thread",
        "Common-Cleaner"
      })
  void theJvmsOwnAreIgnored(String name) {
    assertIgnored(name);
  }

  @Test
  void theReaperOfChildProcessesAndTheAttachListenerAreIgnored() throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    String self = Long.toString(ProcessHandle.current().pid());
    Process child =
        new ProcessBuilder(jcmd.toString(), self, "VM.version")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertIgnored("process reaper.*");
    assertThat(child.waitFor()).isZero();
    assertIgnored("process reaper.*");
    assertIgnored("Attach Listener");
  }

  @Test
  void theCommonPoolAndTheTimerOfCompletableFutureAreIgnored() {
    CompletableFuture.runAsync(
            () -> {},
            CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, ForkJoinPool.commonPool()))
        .join();

    assertIgnored("ForkJoinPool\\.commonPool-worker-\\d+");
    assertIgnored("CompletableFutureDelayScheduler|ForkJoinPool\\.commonPool-delayScheduler");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void whatVirtualThreadsNeedOfPlatformThreadsIsIgnored() throws Exception {
    Runnable nothing = () -> {};
    Thread virtual =
        (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, nothing);
    virtual.join();

    assertThat(LiveThread.all().filter(thread -> thread.isOfJdkClass(CARRIER)))
        .isNotEmpty()
        .allMatch(IgnoreRuleTest::isIgnored);
    assertThat(named("VirtualThread-unblocker")).allMatch(IgnoreRuleTest::isIgnored);
  }

  @Test
  void theFlightRecorderIsIgnored() {
    try (Recording recording = new Recording()) {
      recording.start();

      assertIgnored("JFR Recorder Thread");
      assertIgnored("JFR Periodic Tasks");
    }
  }

  @Test
  void aProfilerOfJmhIsIgnored() throws Exception {
    StackProfiler profiler = new StackProfiler("");
    profiler.beforeIteration(null, null);
    try {
      assertIgnored("Sampling Thread");
    } finally {
      profiler.afterIteration(null, null, null);
    }
  }

  @Test
  void anIdleWorkerOfJmhIsIgnored() {
    try (IdlePool pool = IdlePool.start(task -> new Thread(task, JMH_WORKER))) {
      assertThat(isIgnored(pool.worker())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reference Handler",
        "Finalizer",
        "Signal Dispatcher",
        "Attach Listener",
        "Notification Thread",
        "Common-Cleaner",
        "Keep-Alive-Timer",
        "VirtualThread-unblocker",
        "ForkJoinPool-1-worker-1",
        "process reaper",
        "ForkJoinPool.commonPool-worker-1",
        "ForkJoinPool.commonPool-delayScheduler",
        "CompletableFutureDelayScheduler",
        "JFR Recorder Thread",
        "JFR Periodic Tasks",
        "Sampling Thread",
        "JMH-Shutdown-Timeout",
        "pool-1-thread-1"
      })
  void anImitatorIsNotIgnored(String name) {
    ThreadGroup imitation = new ThreadGroup("system");
    try (IdlePool pool = IdlePool.start(task -> daemon(imitation, task, name))) {
      assertThat(isIgnored(pool.worker())).isFalse();
    }
  }

  @Test
  void anImitatorOfAJmhWorkerIsNotIgnored() {
    ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
    Timer timer = new Timer(JMH_WORKER, true);
    try {
      assertThat(census.settle(Duration.ZERO).leaked())
          .extracting(LeakedThread::name)
          .containsExactly(JMH_WORKER);
    } finally {
      timer.cancel();
    }
  }

  @Test
  void aLibrarysOwnCleanerIsNotIgnored() {
    ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
    Cleaner cleaner = Cleaner.create();
    try {
      assertThat(census.settle(Duration.ZERO).leaked())
          .singleElement()
          .satisfies(thread -> assertThat(thread.name()).matches("Cleaner-\\d+"));
    } finally {
      Reference.reachabilityFence(cleaner);
    }
  }

  @Test
  void aPrivatePoolUnderTheCommonPoolsNameIsNotIgnored() throws Exception {
    ForkJoinPool pool =
        new ForkJoinPool(
            1,
            owner -> {
              ForkJoinWorkerThread worker =
                  ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(owner);
              worker.setName("ForkJoinPool.commonPool-worker-1");
              return worker;
            },
            null,
            false);
    try {
      Thread worker = pool.submit(Thread::currentThread).get();

      assertThat(isIgnored(see(worker))).isFalse();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void theCommonPoolIsNotIgnoredWhileItRunsCodeOfTheSuite() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              worker.complete(Thread.currentThread());
              BackoffPoll.real().until(() -> end.getCount() == 0, Duration.ofSeconds(30));
            });
    try {
      assertThat(isIgnored(see(worker.get()))).isFalse();
    } finally {
      end.countDown();
    }
  }

  @Test
  void everyRuleSaysWhy() {
    assertThat(IgnoreRule.ALL).extracting(IgnoreRule::name).doesNotHaveDuplicates();
    assertThat(IgnoreRule.ALL).noneMatch(rule -> rule.reason().isBlank());
  }

  private static Thread daemon(ThreadGroup group, Runnable task, String name) {
    Thread thread = new Thread(group, task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Polls, as the census does: a thread that has only just begun shows nobody's code yet. */
  private static void assertIgnored(String namePattern) {
    BackoffPoll.real().until(() -> isIgnored(namePattern), Duration.ofSeconds(5));
    assertThat(named(namePattern)).isNotEmpty().allMatch(IgnoreRuleTest::isIgnored);
  }

  private static boolean isIgnored(LiveThread thread) {
    return IgnoreRule.isIgnored(thread, Drivers.threadOwners());
  }

  private static boolean isIgnored(String namePattern) {
    List<LiveThread> threads = named(namePattern);
    return !threads.isEmpty() && threads.stream().allMatch(IgnoreRuleTest::isIgnored);
  }

  private static List<LiveThread> named(String namePattern) {
    return LiveThread.all().filter(thread -> thread.name().matches(namePattern)).toList();
  }

  private static LiveThread see(Thread thread) {
    return LiveThread.all().filter(live -> live.thread() == thread).findFirst().orElseThrow();
  }

  /** A pool of one thread which has done its task: nothing but the JDK is on its stack. */
  private record IdlePool(ExecutorService pool, Thread thread) implements AutoCloseable {
    static IdlePool start(ThreadFactory factory) {
      ExecutorService pool = Executors.newSingleThreadExecutor(factory);
      try {
        return new IdlePool(pool, pool.submit(Thread::currentThread).get());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    LiveThread worker() {
      BackoffPoll.real().until(() -> see(thread).isIdlePoolWorker(), Duration.ofSeconds(5));
      return see(thread);
    }

    @Override
    public void close() {
      pool.shutdown();
    }
  }
}
