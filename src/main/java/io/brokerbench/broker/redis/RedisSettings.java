package io.brokerbench.broker.redis;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;

/**
 * How the suite configures Jedis and the streams: defaults, but for what makes the comparison fair
 * and each failure visible.
 */
final class RedisSettings {
  /** How long an answer is waited for. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** How long a connection may take, and each answer until it is there. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** What a server takes for an entry beside the message, and a little more. */
  private static final int ENTRY_OVERHEAD_BYTES = 100;

  /** The only field of an entry. */
  private static final byte[] FIELD = bytes("m");

  private static final byte[] MAXLEN = bytes("MAXLEN");
  private static final byte[] NEARLY = bytes("~");
  private static final byte[] NO_MKSTREAM = bytes("NOMKSTREAM");
  private static final byte[] NEXT_ID = bytes("*");

  private RedisSettings() {}

  /**
   * A connection that has yet to be made, and has shorter time-outs until it is.
   *
   * @param name by which the server lists it
   */
  static JedisClientConfig client(Endpoint endpoint, String name) {
    DefaultJedisClientConfig.Builder client =
        DefaultJedisClientConfig.builder()
            .serverDefaultProtocol()
            .clientName(name)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .connectionTimeoutMillis((int) Patience.atMost(CONNECT_TIMEOUT).toMillis())
            .socketTimeoutMillis((int) Patience.atMost(CONNECT_TIMEOUT).toMillis());
    RedisClientConfig.addTo(client, endpoint);
    return client.build();
  }

  /** How long an answer may take. */
  static Duration timeout() {
    return Patience.atMost(TIMEOUT);
  }

  /** The name of the run's consumer group, which each of its streams has. */
  static String group(Endpoint endpoint) {
    return endpoint.names().of(Broker.PREFIX + "group");
  }

  /** The streams of topics: one for each partition. */
  static List<String> streams(List<Topic> topics) {
    List<String> streams = new ArrayList<>();
    for (Topic topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        streams.add(stream(topic.name(), partition));
      }
    }
    return streams;
  }

  /** The stream of a topic's partition. */
  static String stream(String topic, int partition) {
    return topic + ":" + partition;
  }

  /** The topic that a stream is of. */
  static String topic(String stream) {
    int colon = stream.lastIndexOf(':');
    return colon < 0 ? stream : stream.substring(0, colon);
  }

  /**
   * What a topic keeps of what all keep together.
   *
   * @param own the topic's partitions
   * @param all the partitions of all topics that are created together
   */
  static Storage share(Storage together, int own, int all) {
    return together.isBounded()
        ? together.keeping(Math.max(1, together.retainedBytes() / all * own))
        : together;
  }

  /**
   * What adds a message to a stream of a topic. A stream that is gone isn't made anew, and one that
   * keeps so much is trimmed by whole nodes, as Redis recommends: it has up to a node's entries
   * more, 100 by default.
   *
   * @param topic whose {@link Storage#retainedBytes} is its own share
   */
  static byte[][] add(Topic topic, byte[] stream, byte[] payload) {
    return topic.storage().isBounded()
        ? new byte[][] {
          stream,
          NO_MKSTREAM,
          MAXLEN,
          NEARLY,
          bytes(entries(topic, payload)),
          NEXT_ID,
          FIELD,
          payload
        }
        : new byte[][] {stream, NO_MKSTREAM, NEXT_ID, FIELD, payload};
  }

  /** How many messages of this size each of a topic's streams keeps: Redis bounds no bytes. */
  private static String entries(Topic topic, byte[] payload) {
    long share = topic.storage().retainedBytes() / topic.partitions();
    return Long.toString(Math.max(1, share / (payload.length + ENTRY_OVERHEAD_BYTES)));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
