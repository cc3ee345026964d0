package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.nats.NatsShare.Durable;
import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Pulls from the durable consumer of one stream, on a connection of its own. */
final class NatsSource implements DeliveryLoop.Source<Message> {
  private static final @Nullable Duration NO_WAIT = null; // jnats waits for ever when it is zero

  private final Connection connection;
  private final ConsumerContext context;
  private volatile @Nullable IterableConsumer consumer;
  private volatile boolean wokenUp;
  private @Nullable Message lastHandled;

  /** Takes the connection over; messages are asked for by the first fetch. */
  NatsSource(Connection connection, Durable durable) {
    this.connection = connection;
    try {
      context = connection.getStreamContext(durable.stream()).getConsumerContext(durable.name());
    } catch (IOException | JetStreamApiException e) {
      NatsAdapter.close(connection);
      throw new BrokerException("NATS did not let us consume " + durable.stream() + ".", e);
    }
  }

  @Override
  public boolean fetch(Duration atMost, DeliveryLoop.Sink<Message> sink)
      throws InterruptedException,
          JetStreamStatusCheckedException,
          IOException,
          JetStreamApiException {
    IterableConsumer messages = consumer;
    if (messages == null) {
      messages = context.iterate(NatsSettings.consume());
      consumer = messages;
    }
    Message message = wokenUp ? null : messages.nextMessage(atMost);
    boolean fetched = message != null;
    if (!fetched) {
      NatsAdapter.checkOpen(connection);
    }
    for (int i = 1; message != null; i++) {
      sink.accept(message, message.getData());
      message = i < Subscription.BATCH ? messages.nextMessage(NO_WAIT) : null;
    }
    return fetched;
  }

  /** A consumer that is closed has nothing to wait for. */
  @Override
  public void wakeUp() {
    wokenUp = true;
    closeConsumer();
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
    closeConsumer();
    NatsAdapter.flush(connection);
    NatsAdapter.close(connection);
  }

  /** The flush tells the server too, which then sends nothing more to this member. */
  private void closeConsumer() {
    IterableConsumer messages = consumer;
    if (messages != null) {
      try {
        messages.close();
      } catch (Exception e) {
        throw new BrokerException("jnats did not close a consumer.", e);
      }
    }
  }
}
