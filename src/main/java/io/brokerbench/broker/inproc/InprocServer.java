package io.brokerbench.broker.inproc;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the in-process broker's connections share: its topics. */
final class InprocServer {
  private final Map<String, Log> logs = new ConcurrentHashMap<>();
  final AtomicInteger connections = new AtomicInteger();

  Log create(String topic) {
    Log log = new Log();
    if (logs.putIfAbsent(topic, log) != null) {
      throw new BrokerException("The topic " + topic + " exists already.");
    }
    return log;
  }

  Log log(Topic topic) {
    Log log = logs.get(topic.name());
    if (log == null) {
      throw new BrokerException("There is no topic " + topic.name() + ".");
    }
    return log;
  }

  void clear() {
    logs.clear();
  }

  Collection<Log> logs() {
    return logs.values();
  }

  /**
   * A topic: what was published and not yet taken by its one consumer group. Messages are passed by
   * reference, and are let go once they were taken; only their number is kept.
   */
  static final class Log {
    private final Queue<Message> pending = new ConcurrentLinkedQueue<>();
    private final LongAdder appended = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder removed = new LongAdder();
    private volatile @Nullable Thread idleReader;

    void append(Message message) {
      appended.increment();
      pending.add(message);
      wakeReader();
    }

    /** Wakes the reader up if it is idle. */
    void wakeReader() {
      Thread reader = idleReader;
      if (reader != null) {
        LockSupport.unpark(reader);
      }
    }

    @Nullable Message poll() {
      return pending.poll();
    }

    boolean isEmpty() {
      return pending.isEmpty();
    }

    /** Lets go of what nobody has taken, as if it had been handled. */
    void trim() {
      while (pending.poll() != null) {
        acknowledged.increment();
        removed.increment();
      }
    }

    /** Passes on what nobody has taken. */
    void browse(Consumer<byte[]> payloads) {
      pending.forEach(message -> payloads.accept(message.payload()));
    }

    /** From now on each append wakes this thread up; null: none. */
    void idle(@Nullable Thread reader) {
      idleReader = reader;
    }

    void acknowledge() {
      acknowledged.increment();
    }

    long appended() {
      return appended.sum();
    }

    long removed() {
      return removed.sum();
    }

    long backlog() {
      return appended.sum() - acknowledged.sum();
    }
  }
}
