package io.brokerbench.broker.nats;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.nats.client.ConsumeOptions;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.CompressionOption;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

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
  static final long UNBOUNDED = 1_000_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private NatsSettings() {}

  /**
   * A connection that fails rather than reconnects, so that no failure is hidden, and that writes
   * what has gathered at once, as Kafka's producer does: by default jnats makes a system call of
   * its own for each message that wants an answer.
   *
   * <p>Of a cluster's servers it takes the first that answers: with the choice left to chance,
   * forks would differ in whether publishing and consuming share a server.
   *
   * <p>The thread that connects keeps jnats' own name: with a factory for it, jnats 2.26 doesn't
   * end that thread when the connection is closed.
   *
   * @throws BrokerException if what the endpoint's client configuration names can't be used
   */
  public static Options connection(Endpoint endpoint, String name) {
    return connection(endpoint, name, new ConnectFailure());
  }

  /** How to connect, with a listener that remembers why there is no connection. */
  static Options connection(Endpoint endpoint, String name, ConnectFailure failure) {
    AtomicInteger callbacks = new AtomicInteger();
    return access(endpoint)
        .noRandomize()
        .connectionName(name)
        .connectionTimeout(Patience.atMost(TIMEOUT))
        .noReconnect()
        .dontForceFlushOnRequest()
        .maxMessagesInOutgoingQueue(OUTGOING_MESSAGES)
        .errorListener(failure)
        .callbackThreadFactory(
            task -> new Thread(task, name + "-callback-" + callbacks.getAndIncrement()))
        .build();
  }

  /** The servers, and what it takes to get in. */
  private static Options.Builder access(Endpoint endpoint) {
    Options.Builder access =
        new Options.Builder()
            .properties(NatsClientConfig.properties(endpoint.clientConfig()))
            .servers(endpoint.servers().toArray(String[]::new));
    try {
      SSLContext tls = access.build().getSslContext();
      // Names are what certificates are about: jnats must not put numbers in their place.
      return tls == null
          ? access
          : access
              .sslContext(NameCheckingTls.over(tls))
              .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs);
    } catch (IllegalStateException e) {
      throw new BrokerException(
          "NATS at "
              + endpoint.address()
              + " was not connected to: its client can't be set up with "
              + endpoint.clientConfig()
              + ": "
              + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage())
              + ".");
    }
  }

  /**
   * A stream with these subjects, each of which is a topic.
   *
   * @param retainedBytes of all topics that are created together, what this stream keeps: beyond
   *     that the server removes the oldest message for each that comes
   */
  public static StreamConfiguration stream(
      String name, List<String> subjects, Storage storage, long retainedBytes) {
    return StreamConfiguration.builder()
        .name(name)
        .maxBytes(storage.isBounded() ? retainedBytes : -1)
        .discardPolicy(DiscardPolicy.Old)
        .subjects(subjects)
        .storageType(
            switch (storage.durability()) {
              case MEMORY -> StorageType.Memory;
              case DISK, FSYNC -> StorageType.File;
            })
        .replicas(storage.replicas())
        .compressionOption(
            switch (storage.compression()) {
              case NONE -> CompressionOption.None;
              case SNAPPY -> CompressionOption.S2;
            })
        .build();
  }

  /**
   * A durable consumer of the whole stream. One acknowledgement covers all messages before it,
   * which is nearest to Kafka's commit of an offset, and as there nothing bounds what is
   * unacknowledged.
   */
  public static ConsumerConfiguration consumer() {
    return unfiltered(CONSUMER).build();
  }

  /**
   * The durable consumer of some of a stream's subjects, for one member of a group that shares the
   * stream. Members that shared a durable consumer would get a key's messages by turns, and no
   * order could be kept; this is how partitioned consumer groups of NATS do it.
   *
   * @param member its number in the group
   */
  static ConsumerConfiguration consumer(int member, List<String> subjects) {
    return unfiltered(CONSUMER + "-" + member).filterSubjects(subjects).build();
  }

  private static ConsumerConfiguration.Builder unfiltered(String name) {
    return ConsumerConfiguration.builder()
        .durable(name)
        .deliverPolicy(DeliverPolicy.All)
        .ackPolicy(AckPolicy.All)
        .maxAckPending(UNBOUNDED);
  }

  /** Pulls as many messages at once as Kafka's consumer does. */
  public static ConsumeOptions consume() {
    return ConsumeOptions.builder().batchSize(Subscription.BATCH).build();
  }

  /** What decides a stream's speed and safety, of what was asked for or is told. */
  static Map<String, String> told(StreamConfiguration stream) {
    return Map.of(
        "subjects", String.valueOf(stream.getSubjects().size()),
        "storage", stream.getStorageType().toString(),
        "replicas", String.valueOf(stream.getReplicas()),
        "retention", stream.getRetentionPolicy().toString(),
        "max_bytes", String.valueOf(stream.getMaxBytes()),
        "discard", stream.getDiscardPolicy().toString(),
        "compression", String.valueOf(stream.getCompressionOption()));
  }

  /** What a server says of a consumer, by the names of its settings. */
  static Map<String, String> told(ConsumerConfiguration consumer) {
    return Map.of(
        "filter_subjects", String.valueOf(filters(consumer)),
        "ack_policy", consumer.getAckPolicy().toString(),
        "max_ack_pending", String.valueOf(consumer.getMaxAckPending()),
        "deliver_policy", consumer.getDeliverPolicy().toString());
  }

  /** How many subjects a consumer is restricted to; 0 if it reads all. */
  private static int filters(ConsumerConfiguration consumer) {
    List<String> filters = consumer.getFilterSubjects();
    return filters == null ? 0 : filters.size();
  }
}
