package io.brokerbench.broker.redis;

import static io.brokerbench.broker.redis.RedisSettings.bytes;

import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A member of the consumer group, on a connection of its own. It reads first what its name was
 * delivered before and has not acknowledged, and then what is new.
 */
final class RedisSource implements DeliveryLoop.Source<RedisSource.Entry> {
  /** So long the server waits for messages before it says that there are none. */
  private static final Duration BLOCK = Duration.ofMillis(100);

  private static final byte[] NEW = bytes(">");
  private static final byte[] FIRST = bytes("0-0");

  private final Endpoint endpoint;
  private final Connection connection;
  private final byte[] group;
  private final byte[] consumer;
  private final List<StreamLog> logs;
  private final Runnable unblock;
  private boolean isUpToDate;
  private int acknowledgements;
  private volatile boolean wokenUp;

  /** A stream that it reads, and how far it is. */
  static final class StreamLog {
    private final byte[] stream;
    private final List<byte[]> handled = new ArrayList<>();
    private byte[] after = FIRST;

    private StreamLog(String stream) {
      this.stream = bytes(stream);
    }
  }

  /**
   * A received entry.
   *
   * @param log where it is
   * @param id its id there
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and handed back as it came
  record Entry(StreamLog log, byte[] id) {}

  /**
   * Takes a connection over; messages are asked for by the first fetch.
   *
   * @param consumer the member's name in its group
   * @param streams which it alone reads, and which have the group
   * @param unblock has the server answer this connection without waiting any longer
   */
  RedisSource(
      Endpoint endpoint,
      Connection connection,
      String consumer,
      List<String> streams,
      Runnable unblock) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.group = bytes(RedisSettings.group(endpoint));
    this.consumer = bytes(consumer);
    this.logs = streams.stream().map(StreamLog::new).toList();
    this.unblock = unblock;
  }

  @Override
  public boolean fetch(Duration atMost, DeliveryLoop.Sink<Entry> sink) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      boolean fetched = false;
      while (!fetched && !wokenUp) {
        long left = end - System.nanoTime();
        if (left <= 0 && isUpToDate) {
          break;
        }
        fetched = read(Math.min(left, BLOCK.toNanos()), sink);
      }
      return fetched;
    } catch (JedisException e) {
      throw RedisFailure.of(endpoint, "deliver what it has", e);
    }
  }

  /** Asks once; what was delivered before is told without waiting, until there is none. */
  private boolean read(long atMostNanos, DeliveryLoop.Sink<Entry> sink)
      throws InterruptedException {
    connection.sendCommand(Command.XREADGROUP, request(Math.max(1, atMostNanos / 1_000_000)));
    takeAcknowledgements();
    boolean any = pass(connection.getOne(), sink);
    if (!any && !isUpToDate) {
      isUpToDate = true;
      logs.forEach(log -> log.after = NEW);
    }
    return any;
  }

  private byte[][] request(long blockMillis) {
    List<byte[]> words = new ArrayList<>();
    words.addAll(List.of(bytes("GROUP"), group, consumer));
    words.addAll(List.of(bytes("COUNT"), bytes(Integer.toString(Subscription.BATCH))));
    words.addAll(List.of(bytes("BLOCK"), bytes(Long.toString(blockMillis)), bytes("STREAMS")));
    logs.forEach(log -> words.add(log.stream));
    logs.forEach(log -> words.add(log.after));
    return words.toArray(byte[][]::new);
  }

  /** The answer has streams in the order in which they were asked for, and may leave some out. */
  private boolean pass(@Nullable Object answer, DeliveryLoop.Sink<Entry> sink)
      throws InterruptedException {
    boolean any = false;
    int next = 0;
    for (Object part : list(answer)) {
      Object name = list(part).get(0);
      while (!Arrays.equals(logs.get(next).stream, (byte[]) name)) {
        next++;
      }
      StreamLog log = logs.get(next);
      for (Object entry : list(list(part).get(1))) {
        any = true;
        pass(log, list(entry), sink);
      }
    }
    return any;
  }

  /** Of an entry that was removed after its delivery only the id is left. */
  private void pass(StreamLog log, List<?> entry, DeliveryLoop.Sink<Entry> sink)
      throws InterruptedException {
    byte[] id = (byte[]) entry.get(0);
    if (!isUpToDate) {
      log.after = id;
    }
    List<?> fields = list(entry.get(1));
    if (fields.isEmpty()) {
      log.handled.add(id);
    } else {
      sink.accept(new Entry(log, id), (byte[]) fields.get(1));
    }
  }

  private static List<?> list(@Nullable Object answer) {
    return answer == null ? List.of() : (List<?>) answer;
  }

  @Override
  public void wakeUp() {
    wokenUp = true;
    unblock.run();
  }

  @Override
  public void handled(Entry entry) {
    entry.log().handled.add(entry.id());
  }

  /** Redis knows no "all up to here": each is named. They are sent with the next request. */
  @Override
  public void acknowledge() {
    try {
      for (StreamLog log : logs) {
        if (!log.handled.isEmpty()) {
          connection.sendCommand(Command.XACK, acknowledgement(log));
          acknowledgements++;
          log.handled.clear();
        }
      }
    } catch (JedisException e) {
      throw RedisFailure.of(endpoint, "take acknowledgements", e);
    }
  }

  private byte[][] acknowledgement(StreamLog log) {
    List<byte[]> words = new ArrayList<>(log.handled.size() + 2);
    words.add(log.stream);
    words.add(group);
    words.addAll(log.handled);
    return words.toArray(byte[][]::new);
  }

  private void takeAcknowledgements() {
    for (; acknowledgements > 0; acknowledgements--) {
      var unused = connection.getOne();
    }
  }

  /** Waits for the acknowledgements under way. */
  @Override
  public void close() {
    try {
      takeAcknowledgements();
    } catch (JedisException e) {
      // What isn't acknowledged is delivered to whoever comes next.
    } finally {
      RedisAdapter.close(connection);
    }
  }
}
