package io.brokerbench.broker.redis;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.StreamInfo;

/** Reads streams from their first entries to their last, without a group. */
final class RedisBrowser {
  private static final int CHUNK = 100;

  private final Endpoint endpoint;
  private final Duration atMost;
  private final long deadlineNanos;

  /** With so much time from now on. */
  RedisBrowser(Endpoint endpoint, Duration atMost) {
    this.endpoint = endpoint;
    this.atMost = atMost;
    this.deadlineNanos = System.nanoTime() + atMost.toNanos();
  }

  /**
   * Reads; of streams that aren't there any more, nothing.
   *
   * @return how many entries had been removed before
   * @throws BrokerException if Redis doesn't answer, or it takes too long
   */
  long read(List<String> streams, Consumer<byte[]> payloads) {
    try (Jedis jedis = RedisAdapter.open(endpoint, Broker.PREFIX + "browse")) {
      long removed = 0;
      for (String stream : streams) {
        if (jedis.exists(stream)) {
          removed += read(jedis, stream, payloads);
        }
      }
      return removed;
    } catch (JedisException e) {
      throw RedisFailure.of(endpoint, "let us read to the end", e);
    }
  }

  private long read(Jedis jedis, String stream, Consumer<byte[]> payloads) {
    StreamInfo info = jedis.xinfoStream(stream);
    byte[] name = RedisSettings.bytes(stream);
    byte[] last = RedisSettings.bytes(info.getLastGeneratedId().toString());
    byte[] from = RedisSettings.bytes("-");
    while (from != null) {
      checkTime();
      from = pass(jedis.xrange(name, from, last, CHUNK), payloads);
    }
    return RedisStreams.added(info) - info.getLength();
  }

  /** Where the next chunk begins: behind the last entry of this one; null if it was the last. */
  private static byte @Nullable [] pass(List<Object> entries, Consumer<byte[]> payloads) {
    byte[] id = null;
    for (Object entry : entries) {
      List<?> parts = (List<?>) entry;
      id = (byte[]) parts.get(0);
      payloads.accept((byte[]) ((List<?>) parts.get(1)).get(1));
    }
    return id == null || entries.size() < CHUNK
        ? null
        : RedisSettings.bytes("(" + new String(id, StandardCharsets.UTF_8));
  }

  private void checkTime() {
    if (System.nanoTime() > deadlineNanos) {
      throw new BrokerException(
          "Redis at "
              + endpoint.address()
              + " was not read to its end: it took longer than "
              + atMost
              + ".");
    }
  }
}
