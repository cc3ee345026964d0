package io.brokerbench.broker.redis;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Topic;
import java.util.stream.IntStream;

/** Adds to the streams of one topic; a message's key decides which, as for every broker. */
final class RedisPublisher implements Publisher {
  private final RedisSender sender;
  private final Topic topic;
  private final byte[][] streams;
  private final AckListener listener;

  RedisPublisher(RedisSender sender, Topic topic, AckListener listener) {
    this.sender = sender;
    this.topic = topic;
    this.streams =
        IntStream.range(0, topic.partitions())
            .mapToObj(
                partition -> RedisSettings.bytes(RedisSettings.stream(topic.name(), partition)))
            .toArray(byte[][]::new);
    this.listener = listener;
  }

  @Override
  public void publish(Message message) {
    byte[] stream = streams[topic.partitionOf(message.key())];
    sender.add(
        RedisSettings.add(topic, stream, message.payload()),
        failure -> {
          if (failure == null) {
            listener.acknowledged(message);
          } else {
            listener.failed(message, failure);
          }
        });
  }

  @Override
  public void close() {
    sender.flush();
  }
}
