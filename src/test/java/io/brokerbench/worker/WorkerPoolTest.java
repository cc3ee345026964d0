package io.brokerbench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ParameterizedClass
@MethodSource("available")
class WorkerPoolTest {
  @Parameter WorkerThreads kind = WorkerThreads.PLATFORM;

  static List<WorkerThreads> available() {
    return Stream.of(WorkerThreads.values()).filter(WorkerThreads::isAvailable).toList();
  }

  @Test
  void manyKeysOfSeveralDispatchersAreHandledInOrderOneTaskOfAWorkerAtATime() throws Exception {
    int dispatchers = 3;
    int keys = 999;
    int rounds = 100;
    // Plain fields: if calls of a worker overlapped or didn't see each other, counts would be off.
    int[] lastOfKey = new int[keys];
    int[] handledByWorker = new int[16];
    AtomicInteger outOfOrder = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(keys * rounds);
    try (WorkerPool<int[]> pool =
        new WorkerPool<>(
            16,
            kind,
            worker ->
                task -> {
                  if (lastOfKey[task[0]] != task[1] - 1) {
                    outOfOrder.incrementAndGet();
                  }
                  lastOfKey[task[0]] = task[1];
                  handledByWorker[worker]++;
                  all.countDown();
                })) {
      List<Thread> submitters = new ArrayList<>();
      for (int i = 0; i < dispatchers; i++) {
        int first = i;
        submitters.add(
            started(
                () -> {
                  WorkerPool<int[]>.Dispatcher dispatcher = pool.dispatcher();
                  for (int round = 1; round <= rounds; round++) {
                    for (int key = first; key < keys; key += dispatchers) {
                      dispatcher.submit(key, new int[] {key, round});
                    }
                    if (round % 7 == 0) {
                      dispatcher.flush();
                    }
                  }
                  dispatcher.flush();
                }));
      }
      all.await();
      for (Thread submitter : submitters) {
        submitter.join();
      }
    }
    assertThat(outOfOrder).hasValue(0);
    assertThat(IntStream.of(handledByWorker).sum()).isEqualTo(keys * rounds);
  }

  /** Workers fall asleep after each task, so that each may miss its wake-up. */
  @Test
  void noWakeUpIsLost() throws Exception {
    try (WorkerPool<CountDownLatch> pool =
        new WorkerPool<>(3, kind, worker -> CountDownLatch::countDown)) {
      List<Thread> submitters = new ArrayList<>();
      AtomicInteger rounds = new AtomicInteger();
      for (int i = 0; i < 2; i++) {
        submitters.add(
            started(
                () -> {
                  WorkerPool<CountDownLatch>.Dispatcher dispatcher = pool.dispatcher();
                  for (int round = 0; round < 5_000; round++) {
                    int tasks = 1 + round % 4;
                    CountDownLatch handled = new CountDownLatch(tasks);
                    for (int task = 0; task < tasks; task++) {
                      dispatcher.submit(round + task, handled);
                    }
                    dispatcher.flush();
                    handled.await();
                    rounds.incrementAndGet();
                  }
                }));
      }
      for (Thread submitter : submitters) {
        submitter.join();
      }
      assertThat(rounds).hasValue(10_000);
    }
  }

  @Test
  void allWorkersCanBeHeldUpAtOnce() throws Exception {
    int workers = 64;
    CountDownLatch allHeldUp = new CountDownLatch(workers);
    CountDownLatch handled = new CountDownLatch(workers);
    try (WorkerPool<Integer> pool =
        new WorkerPool<>(
            workers,
            kind,
            worker ->
                task -> {
                  allHeldUp.countDown();
                  awaitAll(allHeldUp);
                  handled.countDown();
                })) {
      WorkerPool<Integer>.Dispatcher dispatcher = pool.dispatcher();
      for (int key = 0; key < workers; key++) {
        dispatcher.submit(key, key);
      }
      dispatcher.flush();
      handled.await();
    }
  }

  @Test
  void eachRunEndsAndIsNoLongerThanItMayBe() throws Exception {
    int tasks = 10 * WorkerPool.RUN + 1;
    List<Integer> runs = new CopyOnWriteArrayList<>();
    CountDownLatch settled = new CountDownLatch(tasks);
    try (WorkerPool<Integer> pool = new WorkerPool<>(1, kind, worker -> new Runs(runs, settled))) {
      WorkerPool<Integer>.Dispatcher dispatcher = pool.dispatcher();
      for (int task = 0; task < tasks; task++) {
        dispatcher.submit(0, task);
      }
      dispatcher.flush();
      settled.await();
    }
    assertThat(runs).allSatisfy(run -> assertThat(run).isBetween(0, WorkerPool.RUN));
  }

  /** Keeps back what it handled until the run ends. */
  private static final class Runs implements TaskHandler<Integer> {
    private final List<Integer> runs;
    private final CountDownLatch settled;
    private int run;

    Runs(List<Integer> runs, CountDownLatch settled) {
      this.runs = runs;
      this.settled = settled;
    }

    @Override
    public void handle(Integer task) {
      run++;
    }

    @Override
    public void endOfRun() {
      runs.add(run);
      for (; run > 0; run--) {
        settled.countDown();
      }
    }
  }

  @Test
  void closingWaitsForTheTaskUnderWayAndLeavesTheRest() throws Exception {
    Semaphore gate = new Semaphore(0);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger handled = new AtomicInteger();
    WorkerPool<Integer> pool =
        new WorkerPool<>(
            1,
            kind,
            worker ->
                task -> {
                  begun.countDown();
                  gate.acquireUninterruptibly();
                  handled.incrementAndGet();
                });
    WorkerPool<Integer>.Dispatcher dispatcher = pool.dispatcher();
    dispatcher.submit(0, 1);
    dispatcher.submit(0, 2);
    dispatcher.flush();
    begun.await();
    Thread closing = started(pool::close);
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    gate.release(2);
    closing.join();
    assertThat(handled).hasValue(1);
  }

  @Test
  void negativeKeysFindAWorkerToo() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    try (WorkerPool<CountDownLatch> pool =
        new WorkerPool<>(4, kind, worker -> CountDownLatch::countDown)) {
      WorkerPool<CountDownLatch>.Dispatcher dispatcher = pool.dispatcher();
      dispatcher.submit(Integer.MIN_VALUE, done);
      dispatcher.flush();
      done.await();
    }
  }

  @Test
  void closingEndsEveryThread() throws Exception {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    CountDownLatch started = new CountDownLatch(5);
    WorkerPool<Integer> pool =
        new WorkerPool<>(
            5,
            kind,
            worker ->
                task -> {
                  threads.add(Thread.currentThread());
                  started.countDown();
                });
    WorkerPool<Integer>.Dispatcher dispatcher = pool.dispatcher();
    for (int key = 0; key < 5; key++) {
      dispatcher.submit(key, key);
    }
    dispatcher.flush();
    started.await();
    pool.close();
    assertThat(threads).hasSize(5).noneMatch(Thread::isAlive);
  }

  @Test
  void aFullWorkerHoldsUpItsSubmitterOnly() throws Exception {
    Semaphore gate = new Semaphore(0);
    CountDownLatch otherHandled = new CountDownLatch(1);
    try (WorkerPool<Integer> pool =
        new WorkerPool<>(
            2,
            kind,
            worker ->
                task -> {
                  if (task % 2 == 0) {
                    gate.acquireUninterruptibly();
                  } else {
                    otherHandled.countDown();
                  }
                })) {
      Thread flooding =
          started(
              () -> {
                WorkerPool<Integer>.Dispatcher dispatcher = pool.dispatcher();
                while (true) {
                  dispatcher.submit(0, 0);
                }
              });
      while (flooding.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      WorkerPool<Integer>.Dispatcher other = pool.dispatcher();
      other.submit(1, 1);
      other.flush();
      otherHandled.await();
      flooding.interrupt();
      flooding.join();
      gate.release(1 << 20);
    }
  }

  @Test
  void aKeysTasksGoToTheWorkerThatThePoolNames() throws Exception {
    Map<Integer, Integer> handled = new ConcurrentHashMap<>();
    CountDownLatch all = new CountDownLatch(7);
    try (WorkerPool<Integer> pool =
        new WorkerPool<>(
            3,
            kind,
            worker ->
                key -> {
                  handled.put(key, worker);
                  all.countDown();
                })) {
      WorkerPool<Integer>.Dispatcher dispatcher = pool.dispatcher();
      for (int key = -3; key < 4; key++) {
        dispatcher.submit(key, key);
      }
      dispatcher.flush();
      all.await();
      assertThat(handled)
          .hasSize(7)
          .allSatisfy((key, worker) -> assertThat(worker).isEqualTo(pool.workerOf(key)));
    }
  }

  @Test
  void aPoolWithoutWorkersIsRefused() {
    assertThatThrownBy(() -> new WorkerPool<Integer>(0, kind, worker -> task -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
  }

  private interface Body {
    void run() throws InterruptedException;
  }

  private static Thread started(Body body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The pool is closed: the test has failed.
    }
  }
}
