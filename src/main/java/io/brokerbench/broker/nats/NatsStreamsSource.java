package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.nats.NatsShare.Durable;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Pulls from durable consumers of several streams, on a connection of its own. jnats can wait for
 * one consumer, and not for whichever comes first; so its dispatcher's thread, which has all of
 * them, hands messages on, which is one hand-over more than a single stream takes.
 */
final class NatsStreamsSource implements DeliveryLoop.Source<Message> {
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Never delivered: it only ends a wait. */
  private static final Message END = NatsMessage.builder().subject("end").build();

  private final Connection connection;
  private final List<Durable> durables;
  private final BlockingQueue<Message> received;
  private final Map<String, Message> lastHandled = new HashMap<>();
  private final List<MessageConsumer> consumers = new ArrayList<>();
  private boolean begun;
  private volatile boolean wokenUp;

  /** Takes the connection over; messages are asked for by the first fetch. */
  NatsStreamsSource(Connection connection, List<Durable> durables) {
    this.connection = connection;
    this.durables = durables;
    this.received = new ArrayBlockingQueue<>(Subscription.BATCH * durables.size());
  }

  @Override
  public boolean fetch(Duration atMost, DeliveryLoop.Sink<Message> sink) throws Exception {
    if (!begun) {
      begun = true;
      begin();
    }
    Message message = wokenUp ? END : received.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (message == null) {
      NatsAdapter.checkOpen(connection);
    }
    boolean fetched = false;
    for (int i = 1; message != null && message != END; i++) {
      sink.accept(message, message.getData());
      fetched = true;
      message = i < Subscription.BATCH ? received.poll() : null;
    }
    return fetched;
  }

  private void begin() throws IOException, JetStreamApiException {
    Dispatcher dispatcher = connection.createDispatcher();
    for (Durable durable : durables) {
      consumers.add(
          connection
              .getStreamContext(durable.stream())
              .getConsumerContext(durable.name())
              .consume(NatsSettings.consume(), dispatcher, this::receive));
    }
  }

  /** On the dispatcher's thread. A message that is not taken over any more is not acknowledged. */
  private void receive(Message message) throws InterruptedException {
    while (!wokenUp && !received.offer(message, LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
      // The loop is slower for a while.
    }
  }

  /** If there is no room for another message, nobody waits for one. */
  @Override
  public void wakeUp() {
    wokenUp = true;
    received.offer(END);
  }

  @Override
  public void handled(Message message) {
    lastHandled.put(message.getSubject(), message);
  }

  /** One acknowledgement covers all messages of a stream before it. */
  @Override
  public void acknowledge() {
    lastHandled.values().forEach(Message::ack);
    lastHandled.clear();
  }

  /** The flush tells the server too, which then sends nothing more to this member. */
  @Override
  public void close() {
    wokenUp = true;
    try {
      for (MessageConsumer consumer : consumers) {
        consumer.close();
      }
    } catch (Exception e) {
      throw new BrokerException("jnats did not close a consumer.", e);
    } finally {
      NatsAdapter.flush(connection);
      NatsAdapter.close(connection);
    }
  }
}
