package io.brokerbench.broker.nats;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Subscription;
import io.nats.client.ConsumeOptions;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How the suite configures jnats and JetStream: their defaults, but for what makes the comparison
 * fair and each failure visible. The bare client loops use the same settings.
 */
public final class NatsSettings {
  /** The suite's durable consumer: what a consumer group is to Kafka. */
  public static final String CONSUMER = Broker.PREFIX + "consumer";

  /** More than all publishers' windows together, so that the window is what bounds publishing. */
  private static final int OUTGOING_MESSAGES = 50_000;

  /**
   * As good as no bound. For -1, which means none, jnats 2.26 sends nothing, and the server takes
   * that for 1,000: deliveries then stop until an acknowledgement, in the middle of a burst.
   */
  private static final long UNBOUNDED = 1_000_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private NatsSettings() {}

  /**
   * A connection that fails rather than reconnects, so that no failure is hidden, and that writes
   * what has gathered at once, as Kafka's producer does: by default jnats makes a system call of
   * its own for each message that wants an answer.
   *
   * <p>The thread that connects keeps jnats' own name: with a factory for it, jnats 2.26 doesn't
   * end that thread when the connection is closed.
   */
  public static Options connection(String url, String name) {
    AtomicInteger callbacks = new AtomicInteger();
    return new Options.Builder()
        .server(url)
        .connectionName(name)
        .connectionTimeout(TIMEOUT)
        .noReconnect()
        .dontForceFlushOnRequest()
        .maxMessagesInOutgoingQueue(OUTGOING_MESSAGES)
        .errorListener(new QuietErrorListener())
        .callbackThreadFactory(
            task -> new Thread(task, name + "-callback-" + callbacks.getAndIncrement()))
        .build();
  }

  /** One stream with a subject for each topic. */
  public static StreamConfiguration stream(
      String name, List<String> subjects, Durability durability) {
    return StreamConfiguration.builder()
        .name(name)
        .subjects(subjects)
        .storageType(
            switch (durability) {
              case MEMORY -> StorageType.Memory;
              case DISK -> StorageType.File;
            })
        .build();
  }

  /**
   * A durable consumer of the whole stream. One acknowledgement covers all messages before it,
   * which is nearest to Kafka's commit of an offset, and as there nothing bounds what is
   * unacknowledged.
   */
  public static ConsumerConfiguration consumer() {
    return ConsumerConfiguration.builder()
        .durable(CONSUMER)
        .deliverPolicy(DeliverPolicy.All)
        .ackPolicy(AckPolicy.All)
        .maxAckPending(UNBOUNDED)
        .build();
  }

  /** Pulls as many messages at once as Kafka's consumer does. */
  public static ConsumeOptions consume() {
    return ConsumeOptions.builder().batchSize(Subscription.BATCH).build();
  }
}
