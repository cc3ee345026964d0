package io.brokerbench.scenario;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.MessageFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The way to one topic: writes its messages, publishes them, and accounts for their
 * acknowledgements. For one thread.
 */
final class TopicPublisher implements AutoCloseable {
  private final int number;
  private final Layout layout;
  private final MessageFormat.Writer writer;
  private final Publisher publisher;
  private long sent;

  /**
   * A publisher of one topic.
   *
   * @param client whose connection it takes
   * @param number which of the testbed's topics
   * @param settled told of each message that was acknowledged or has failed
   */
  TopicPublisher(Testbed testbed, Broker client, int number, Consumer<Message> settled) {
    this.number = number;
    this.layout = testbed.setting().layout();
    this.writer = testbed.writer(number);
    this.publisher = client.publisher(testbed.topics().get(number), new Acks(testbed, settled));
  }

  /** A publisher of each topic of a testbed, by the testbed's own connection. */
  static List<TopicPublisher> all(Testbed testbed, Consumer<Message> settled) {
    return IntStream.range(0, testbed.topics().size())
        .mapToObj(number -> new TopicPublisher(testbed, testbed.broker(), number, settled))
        .toList();
  }

  /**
   * Hands a message to the client, as sent at that time; the keys of the topic have their turns.
   */
  void publish(long sequence, long sentNanos) {
    int key = layout.keyOf(number, sent++);
    publisher.publish(new Message(key, writer.write(key, sequence, sentNanos)));
  }

  @Override
  public void close() {
    publisher.close();
  }

  private record Acks(Testbed testbed, Consumer<Message> settled) implements AckListener {
    @Override
    public void acknowledged(Message message) {
      testbed.ledger().acknowledged(message.payload());
      settled.accept(message);
    }

    @Override
    public void failed(Message message, Throwable cause) {
      testbed.problems().publicationFailed(cause);
      testbed.ledger().refused(message.payload());
      settled.accept(message);
    }
  }
}
