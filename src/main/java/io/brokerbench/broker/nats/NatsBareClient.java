package io.brokerbench.broker.nats;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.spi.BareClient;
import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** jnats with the suite's settings, and nothing around it. */
final class NatsBareClient implements BareClient {
  private static final @Nullable Duration NO_WAIT = null; // jnats waits for ever when it is zero

  private final List<Topic> topics;
  private final Connection publishing;
  private final Connection consuming;
  private final JetStream jetStream;
  private final IterableConsumer consumer;
  private int unacknowledged;

  NatsBareClient(Endpoint endpoint, List<Topic> topics)
      throws IOException, InterruptedException, JetStreamApiException {
    this.topics = topics;
    this.publishing = Nats.connect(NatsSettings.connection(endpoint, "bare-publish"));
    this.consuming = Nats.connect(NatsSettings.connection(endpoint, "bare-consume"));
    this.jetStream = publishing.jetStream();
    String stream = publishing.jetStreamManagement().getStreamNames(topics.get(0).name()).get(0);
    publishing.jetStreamManagement().addOrUpdateConsumer(stream, NatsSettings.consumer());
    this.consumer =
        consuming
            .getStreamContext(stream)
            .getConsumerContext(NatsSettings.CONSUMER)
            .iterate(NatsSettings.consume());
  }

  @Override
  public void publish(int topic, int key, byte[] payload, Runnable onAck) {
    var unused =
        jetStream
            .publishAsync(topics.get(topic).name(), payload)
            .whenComplete((ack, failure) -> onAck.run());
  }

  @Override
  public void fetch(Duration atMost, Consumer<byte[]> onMessage)
      throws InterruptedException, JetStreamStatusCheckedException {
    Message message = consumer.nextMessage(atMost);
    for (int i = 1; message != null; i++) {
      onMessage.accept(message.getData());
      if (++unacknowledged >= Subscription.BATCH) {
        message.ack();
        unacknowledged = 0;
      }
      message = i < Subscription.BATCH ? consumer.nextMessage(NO_WAIT) : null;
    }
  }

  @Override
  public void close() {
    consumer.stop();
    try {
      consuming.close();
      publishing.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
