package io.brokerbench.broker.redis;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connection by which all publishers add to streams, and its thread: it sends together what has
 * gathered meanwhile, and then takes the answers, which come in the same order. Jedis itself is for
 * one thread that waits.
 *
 * <p>What fails the connection fails everything that is and will be handed over: it is never made
 * anew, so that no failure is hidden. For any thread.
 */
final class RedisSender implements AutoCloseable {
  /** More than all publishers' windows together, so that the window is what bounds publishing. */
  private static final int QUEUE = 50_000;

  /** What is sent before its answers are taken, in messages and in bytes. */
  private static final int MOST_MESSAGES = 500;

  private static final int MOST_BYTES = 1 << 20;

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Endpoint endpoint;
  private final Connection connection;
  private final Duration patience;
  private final BlockingQueue<SendRequest> queue = new LinkedBlockingQueue<>(QUEUE);
  private final Queue<SendRequest> underWay = new ArrayDeque<>(MOST_MESSAGES);
  private final Thread thread = new Thread(this::run, Broker.PREFIX + "redis-publish");
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread watching = new Thread(task, Broker.PREFIX + "redis-watch");
            watching.setDaemon(true);
            return watching;
          });

  /** Since when it has been writing, by {@link System#nanoTime}; 0 if it isn't. */
  private volatile long writingSince;

  private volatile @Nullable BrokerException failure;

  /**
   * What is to be sent.
   *
   * @param add the arguments of XADD; empty if nothing is sent, and only all before it waited for
   * @param settled gets null when the server has answered, or why the message may not be stored
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // compared by nobody; a copy would cost what is measured
  private record SendRequest(byte[][] add, Consumer<@Nullable Exception> settled) {
    int bytes() {
      return add.length == 0 ? 0 : add[add.length - 1].length;
    }
  }

  /**
   * Takes over a connection.
   *
   * @param patience for how long a server may take nothing, or what is under way be waited for
   */
  RedisSender(Endpoint endpoint, Connection connection, Duration patience) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.patience = patience;
    thread.setDaemon(true);
    thread.start();
    var unused =
        watch.scheduleWithFixedDelay(
            this::breakOff, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Hands a message over; blocks only while very much is waiting to be sent already.
   *
   * @param add the arguments of XADD
   * @param settled called exactly once, possibly before this returns: with null, or why it failed
   */
  void add(byte[][] add, Consumer<@Nullable Exception> settled) {
    SendRequest request = new SendRequest(add, settled);
    try {
      while (failure == null) {
        if (queue.offer(request, LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          failQueued();
          return;
        }
      }
      settled.accept(failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      settled.accept(new BrokerException("Interrupted while publishing to Redis.", e));
    }
  }

  /** Blocks until all that was handed over is settled, or as long as that may take. */
  void flush() {
    CountDownLatch settled = new CountDownLatch(1);
    add(new byte[0][], failed -> settled.countDown());
    try {
      var unused = settled.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        gather();
        send();
        while (!underWay.isEmpty()) {
          settleOne();
        }
      }
    } catch (InterruptedException closed) {
      fail(new BrokerException("The connection to Redis was closed."));
    } catch (JedisException e) {
      fail(RedisFailure.of(endpoint, "acknowledge what was published", e));
    }
  }

  private void gather() throws InterruptedException {
    int bytes = 0;
    SendRequest next = queue.take();
    while (next != null) {
      underWay.add(next);
      bytes += next.bytes();
      next = underWay.size() < MOST_MESSAGES && bytes < MOST_BYTES ? queue.poll() : null;
    }
  }

  private void send() {
    writingSince = System.nanoTime() | 1;
    for (SendRequest request : underWay) {
      if (request.add().length > 0) {
        connection.sendCommand(Command.XADD, request.add());
      }
    }
  }

  /** The first answer is read when everything is written. */
  private void settleOne() {
    SendRequest oldest = underWay.element();
    Exception refusal = oldest.add().length == 0 ? null : answer();
    writingSince = 0;
    underWay.remove();
    oldest.settled().accept(refusal);
  }

  private @Nullable Exception answer() {
    try {
      return connection.getOne() == null
          ? new BrokerException("Redis at " + endpoint.address() + " has no such stream any more.")
          : null;
    } catch (JedisDataException refusal) {
      return RedisFailure.of(endpoint, "store a message", refusal);
    }
  }

  private void fail(BrokerException reason) {
    failure = reason;
    RedisAdapter.close(connection);
    underWay.forEach(request -> request.settled().accept(reason));
    failQueued();
  }

  /** Whoever takes a request fails it; nothing is left to a thread that has ended. */
  private void failQueued() {
    BrokerException reason = failure;
    if (reason != null) {
      for (SendRequest next = queue.poll(); next != null; next = queue.poll()) {
        next.settled().accept(reason);
      }
    }
  }

  /** Sockets have a time-out for reading and none for writing. */
  private void breakOff() {
    long since = writingSince;
    if (since != 0 && System.nanoTime() - since > patience.toNanos()) {
      RedisAdapter.close(connection);
    }
  }

  /** Waits a bounded time for what is under way. */
  @Override
  public void close() {
    flush();
    thread.interrupt();
    boolean interrupted = false;
    try {
      thread.join(LOOK.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    RedisAdapter.close(
        connection); // A thread that waits for an answer isn't interrupted, but its connection
    // ends.
    watch.shutdownNow();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
