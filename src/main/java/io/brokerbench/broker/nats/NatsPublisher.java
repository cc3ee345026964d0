package io.brokerbench.broker.nats;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.nats.client.Connection;
import io.nats.client.JetStream;

/** Sends to one subject, on a connection that it shares. */
record NatsPublisher(
    Connection connection, JetStream jetStream, String subject, AckListener listener)
    implements Publisher {
  @Override
  public void publish(Message message) {
    try {
      var unused =
          jetStream
              .publishAsync(subject, message.payload())
              .whenComplete(
                  (ack, failure) -> {
                    if (failure == null) {
                      listener.acknowledged(message);
                    } else {
                      listener.failed(message, failure);
                    }
                  });
    } catch (RuntimeException e) {
      listener.failed(message, e);
    }
  }

  @Override
  public void close() {
    NatsAdapter.flush(connection);
  }
}
