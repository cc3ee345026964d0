package io.brokerbench.broker.redis;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connection for whatever is asked outside of measured time. One that has ended, or on which an
 * answer was waited for in vain, is replaced by the next request; who answers then has to be the
 * same server. For any thread.
 */
final class RedisAdmin implements AutoCloseable {
  private final Endpoint endpoint;
  private Jedis jedis;

  /**
   * Connects.
   *
   * @throws BrokerException if nothing answers in time, or another server does
   */
  RedisAdmin(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.jedis = open();
  }

  private Jedis open() {
    return RedisAdapter.open(endpoint, Broker.PREFIX + "admin");
  }

  /** A question, which blocks until its answer is there, or Jedis gives up. */
  @FunctionalInterface
  interface AdminRequest<T> {
    T send(Jedis jedis);
  }

  /** Where it is connected to. */
  Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Asks.
   *
   * @param what as in "list its streams"
   * @throws BrokerException if Redis refuses, or doesn't answer in time
   */
  synchronized <T> T get(String what, AdminRequest<T> request) {
    if (jedis.isBroken()) {
      close();
      jedis = open();
    }
    try {
      return request.send(jedis);
    } catch (JedisException e) {
      throw RedisFailure.of(endpoint, what, e);
    }
  }

  @Override
  public synchronized void close() {
    RedisAdapter.close(jedis.getConnection());
  }
}
