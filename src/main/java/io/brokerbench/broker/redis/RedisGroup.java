package io.brokerbench.broker.redis;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Makes the consumer group: Redis would give a stream's entries to whichever member asks, and no
 * key would keep its order, so each stream is dealt to one member.
 */
record RedisGroup(RedisAdmin admin) {
  /**
   * The members of a group on topics, each with its share of the streams, in turn.
   *
   * @throws BrokerException also if a member would have none
   */
  List<RedisSource> join(List<Topic> topics, int members) {
    List<String> streams = RedisSettings.streams(topics);
    Topic.checkMembers(members, streams.size());
    new RedisStreams(admin).createGroups(streams);
    List<RedisSource> sources = new ArrayList<>();
    try {
      for (int member = 0; member < members; member++) {
        sources.add(open(member, share(streams, member, members)));
      }
      return sources;
    } catch (RuntimeException e) {
      sources.forEach(DeliveryLoop.Source::close);
      throw e;
    }
  }

  private static List<String> share(List<String> streams, int member, int members) {
    return IntStream.range(0, streams.size())
        .filter(stream -> stream % members == member)
        .mapToObj(streams::get)
        .toList();
  }

  /** A member has the same name each time, by which Redis knows what it owes an answer to. */
  private RedisSource open(int member, List<String> streams) {
    Endpoint endpoint = admin.endpoint();
    Jedis jedis = RedisAdapter.open(endpoint, Broker.PREFIX + "consume");
    try {
      long id = jedis.clientId();
      return new RedisSource(
          endpoint, jedis.getConnection(), "member-" + member, streams, () -> unblock(id));
    } catch (JedisException e) {
      RedisAdapter.close(jedis.getConnection());
      throw RedisFailure.of(endpoint, "let us consume", e);
    }
  }

  private void unblock(long id) {
    try {
      var unused = admin.get("let go of a connection that waits", jedis -> jedis.clientUnblock(id));
    } catch (BrokerException e) {
      // It waits for its time then, and no longer.
    }
  }
}
