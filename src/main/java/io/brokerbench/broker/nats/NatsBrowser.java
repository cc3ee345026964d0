package io.brokerbench.broker.nats;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.StreamContext;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads streams from their first messages to their last, by consumers that are gone afterwards. */
final class NatsBrowser {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Few enough that a server which has cut a slow consumer off won't do so again. */
  private static final int BATCH = 50;

  private final Endpoint endpoint;
  private final Duration atMost;
  private final long deadlineNanos;

  /** With so much time from now on. */
  NatsBrowser(Endpoint endpoint, Duration atMost) {
    this.endpoint = endpoint;
    this.atMost = atMost;
    this.deadlineNanos = System.nanoTime() + atMost.toNanos();
  }

  /**
   * Reads; of streams that aren't there any more, nothing.
   *
   * @param streams whose names are known
   * @param subjects whose messages are passed on
   * @return how many messages had been removed before
   * @throws BrokerException if NATS doesn't answer, or it takes too long
   */
  long read(Collection<String> streams, Set<String> subjects, Consumer<byte[]> payloads) {
    Connection connection = NatsAdapter.open(endpoint, Broker.PREFIX + "browse");
    try {
      long removed = 0;
      List<String> there = connection.jetStreamManagement().getStreamNames();
      for (String stream : streams) {
        if (there.contains(stream)) {
          removed += read(connection, stream, subjects, payloads);
        }
      }
      return removed;
    } catch (IOException | JetStreamApiException | JetStreamStatusCheckedException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("it was interrupted", e);
    } finally {
      NatsAdapter.close(connection);
    }
  }

  private long read(
      Connection connection, String name, Set<String> subjects, Consumer<byte[]> payloads)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    StreamContext stream = connection.getStreamContext(name);
    StreamState state =
        SettledStream.state(stream::getStreamInfo, () -> Thread.sleep(left().toMillis()));
    if (state.getMsgCount() == 0) {
      return state.getLastSequence();
    }
    IterableConsumer messages =
        stream
            .createOrderedConsumer(
                new OrderedConsumerConfiguration().deliverPolicy(DeliverPolicy.All))
            .iterate(ConsumeOptions.builder().batchSize(BATCH).build());
    long sequence = 0;
    while (sequence < state.getLastSequence()) {
      Message message = messages.nextMessage(left());
      if (message == null) {
        NatsAdapter.checkOpen(connection);
      } else {
        sequence = message.metaData().streamSequence();
        if (subjects.contains(message.getSubject())) {
          payloads.accept(message.getData());
        }
      }
    }
    return state.getFirstSequence() - 1;
  }

  private Duration left() {
    long nanos = deadlineNanos - System.nanoTime();
    if (nanos <= 0) {
      throw failed("it took longer than " + atMost, null);
    }
    return Duration.ofNanos(Math.min(nanos, LOOK.toNanos()));
  }

  private BrokerException failed(String why, @Nullable Throwable cause) {
    return new BrokerException(
        "NATS at " + endpoint.address() + " was not read to its end: " + why + ".", cause);
  }
}
