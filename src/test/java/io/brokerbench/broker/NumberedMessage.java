package io.brokerbench.broker;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Messages that are told apart by a number, which decides their key. */
final class NumberedMessage {
  static final int KEYS = 10;

  private NumberedMessage() {}

  static Message of(int number) {
    return new Message(key(number), ByteBuffer.allocate(108).putInt(number).array());
  }

  static int key(int number) {
    return number % KEYS;
  }

  static int number(byte[] payload) {
    return ByteBuffer.wrap(payload).getInt();
  }

  /** Publishes some, and waits until they are sent. */
  static void publish(Broker broker, Topic topic, AckListener acks, int from, int count) {
    Publisher publisher = broker.publisher(topic, acks);
    IntStream.range(from, from + count).forEach(n -> publisher.publish(of(n)));
    publisher.close();
  }
}
