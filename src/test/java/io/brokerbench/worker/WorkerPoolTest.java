package io.brokerbench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("available")
class WorkerPoolTest {
  @Parameter WorkerThreads kind = WorkerThreads.PLATFORM;

  static List<WorkerThreads> available() {
    return Stream.of(WorkerThreads.values()).filter(WorkerThreads::isAvailable).toList();
  }

  @Test
  void aKeyIsHandledInOrderByOneWorker() throws Exception {
    int keys = 7;
    int rounds = 200;
    Map<Integer, List<Integer>> handled = new ConcurrentHashMap<>();
    Map<Integer, Thread> threads = new ConcurrentHashMap<>();
    CountDownLatch all = new CountDownLatch(keys * rounds);
    try (WorkerPool<int[]> pool =
        new WorkerPool<>(
            3,
            kind,
            worker ->
                task -> {
                  handled
                      .computeIfAbsent(task[0], key -> new CopyOnWriteArrayList<>())
                      .add(task[1]);
                  Thread before = threads.putIfAbsent(task[0], Thread.currentThread());
                  assertThat(before).isIn(null, Thread.currentThread());
                  all.countDown();
                })) {
      WorkerPool<int[]>.Dispatcher dispatcher = pool.dispatcher();
      for (int round = 0; round < rounds; round++) {
        for (int key = 0; key < keys; key++) {
          dispatcher.submit(key, new int[] {key, round});
        }
      }
      dispatcher.flush();
      all.await();
    }
    List<Integer> inOrder = IntStream.range(0, rounds).boxed().toList();
    assertThat(handled)
        .hasSize(keys)
        .allSatisfy((key, list) -> assertThat(list).isEqualTo(inOrder));
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
          new Thread(
              () -> {
                try {
                  WorkerPool<Integer>.Dispatcher dispatcher = pool.dispatcher();
                  while (true) {
                    dispatcher.submit(0, 0);
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      flooding.start();
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
}
