package io.brokerbench.baseline;

import io.brokerbench.broker.spi.BareClient;
import io.brokerbench.worker.WorkerPool;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Bursts through a client library, spread as the suite's are and handled by the same worker pool,
 * but with one payload a key, no account, no latencies and no check: the ceiling for what the suite
 * measures on a broker.
 */
final class BareLoop {
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final BareClient client;
  private final Layout layout;
  private final WorkerPool<Runnable> workers;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Future<?> fetching;
  private final List<byte[]> payloads;
  private final Runnable handler = this::handle;
  private final AtomicInteger open = new AtomicInteger();
  private volatile CountDownLatch ended = new CountDownLatch(0);
  private volatile boolean closing;

  BareLoop(BareClient client, Layout layout, int workerCount, WorkerThreads workerThreads) {
    this.client = client;
    this.layout = layout;
    MessageFormat.Writer writer = new MessageFormat.Writer(0, 0, MessageFormat.STANDARD_BYTES);
    this.payloads =
        IntStream.range(0, layout.keys()).mapToObj(key -> writer.write(key, 0, 0)).toList();
    this.workers = new WorkerPool<>(workerCount, workerThreads, worker -> Runnable::run);
    this.fetching = threads.submit(this::fetchUntilClosed);
  }

  /** Publishes a burst and blocks until its last message was handled and acknowledged. */
  void burst(int messages) throws InterruptedException, ExecutionException, TimeoutException {
    int share = messages / layout.topics();
    open.set(share * layout.topics());
    ended = new CountDownLatch(1);
    List<Future<?>> shares = new ArrayList<>();
    for (int topic = 0; topic < layout.topics(); topic++) {
      int mine = topic;
      shares.add(threads.submit(() -> publish(mine, share)));
    }
    if (!ended.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(open + " messages did not come within " + DEADLINE);
    }
    for (Future<?> published : shares) {
      published.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private void publish(int topic, int share) {
    Semaphore window = new Semaphore(layout.inFlight());
    for (int i = 0; i < share; i++) {
      window.acquireUninterruptibly();
      int key = layout.keyOf(topic, i);
      client.publish(topic, key, payloads.get(key), window::release);
    }
    // The last acknowledgement belongs to a burst too.
    window.acquireUninterruptibly(layout.inFlight());
  }

  private Void fetchUntilClosed() throws Exception {
    WorkerPool<Runnable>.Dispatcher dispatcher = workers.dispatcher();
    Consumer<byte[]> handOver = payload -> handOver(dispatcher, payload);
    while (!closing) {
      client.fetch(IDLE, handOver);
      dispatcher.flush();
    }
    return null;
  }

  private void handOver(WorkerPool<Runnable>.Dispatcher dispatcher, byte[] payload) {
    try {
      dispatcher.submit(MessageFormat.key(payload), handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle() {
    if (open.decrementAndGet() == 0) {
      ended.countDown();
    }
  }

  /** Ends all threads and closes the client. */
  void close() throws ExecutionException, InterruptedException {
    closing = true;
    fetching.get();
    workers.close();
    threads.shutdown();
    client.close();
  }
}
