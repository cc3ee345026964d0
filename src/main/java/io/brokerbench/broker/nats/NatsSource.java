package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Subscription;
import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Pulls from the durable consumer of a stream, on a connection of its own. */
final class NatsSource implements DeliveryLoop.Source<Message> {
  private static final @Nullable Duration NO_WAIT = null; // jnats waits for ever when it is zero

  private final Connection connection;
  private final IterableConsumer consumer;
  private @Nullable Message lastHandled;

  /** Takes the connection over, and asks for messages at once. */
  NatsSource(Connection connection, String stream) {
    this.connection = connection;
    try {
      consumer =
          connection
              .getStreamContext(stream)
              .getConsumerContext(NatsSettings.CONSUMER)
              .iterate(NatsSettings.consume());
    } catch (IOException | JetStreamApiException e) {
      NatsAdapter.close(connection);
      throw new BrokerException("NATS did not let us consume " + stream + ".", e);
    }
  }

  @Override
  public boolean fetch(Duration atMost, DeliveryLoop.Sink<Message> sink)
      throws InterruptedException, JetStreamStatusCheckedException {
    Message message = consumer.nextMessage(atMost);
    boolean fetched = message != null;
    for (int i = 1; message != null; i++) {
      sink.accept(message, message.getData());
      message = i < Subscription.BATCH ? consumer.nextMessage(NO_WAIT) : null;
    }
    return fetched;
  }

  @Override
  public void handled(Message message) {
    lastHandled = message;
  }

  /** One acknowledgement covers all messages before it. */
  @Override
  public void acknowledge() {
    if (lastHandled != null) {
      lastHandled.ack();
      lastHandled = null;
    }
  }

  @Override
  public void close() {
    consumer.stop();
    NatsAdapter.flush(connection);
    NatsAdapter.close(connection);
  }
}
