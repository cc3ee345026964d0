package io.brokerbench.broker.nats;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.DeliveryGroup;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.ReadBack;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.nats.NatsShare.Durable;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One connection that all publishers share, and one for each member of the consumer group. The
 * topics of a trial are the subjects of one stream, or of a stream each.
 */
final class NatsBroker implements Broker {
  /**
   * Who asks a cluster without a leader gets no answer until one is elected. nats-server waits up
   * to 9 s before it calls an election (maxElectionTimeout in its raft.go), and one may be in vain.
   */
  private static final Duration CLUSTERS_TIMEOUT = Duration.ofSeconds(20);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;

  private final Endpoint endpoint;
  private final Connection connection;
  private final JetStream jetStream;
  private final JetStreamManagement management;
  private final NatsAnswers answers;
  private final NatsMonitors monitors;
  private final List<Subscription> subscriptions = new ArrayList<>();

  /** Of each topic. */
  private final Map<String, String> streams = new LinkedHashMap<>();

  private List<Durable> durables = List.of();

  NatsBroker(Endpoint endpoint, Connection connection) throws IOException {
    this(
        endpoint,
        connection,
        connection.jetStreamManagement(
            JetStreamOptions.builder().requestTimeout(timeout(connection)).build()));
  }

  /** With a management of its own. */
  NatsBroker(Endpoint endpoint, Connection connection, JetStreamManagement management)
      throws IOException {
    this.endpoint = endpoint;
    this.connection = connection;
    this.jetStream = connection.jetStream();
    this.management = management;
    this.answers = new NatsAnswers(endpoint, timeout(connection));
    this.monitors = new NatsMonitors(endpoint);
  }

  private static Duration timeout(Connection connection) {
    String cluster = connection.getServerInfo().getCluster();
    return cluster == null || cluster.isEmpty() ? TIMEOUT : CLUSTERS_TIMEOUT;
  }

  @Override
  public void purge() {
    remove(ourStreams());
    streams.clear();
    durables = List.of();
  }

  @Override
  public Set<String> allNames() {
    return Set.copyOf(suitesStreams());
  }

  /** Deleting a stream is done when it returns, and takes its consumers along. */
  @Override
  public void remove(Collection<String> names) {
    for (String name : names) {
      answers.get("delete the stream " + name, () -> delete(name));
    }
  }

  private boolean delete(String stream) throws IOException, JetStreamApiException {
    try {
      return management.deleteStream(stream);
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() == NOT_FOUND) {
        return false; // Somebody else has just removed it.
      }
      throw e;
    }
  }

  @Override
  public List<Topic> createTopics(List<TopicSpec> specs, Storage storage) {
    monitors.checkFlush(storage.durability());
    List<String> subjects =
        specs.stream().map(spec -> spec.named(endpoint.names()).name()).toList();
    switch (storage.streams()) {
      case ONE -> createStream(subjects, storage, storage.retainedBytes());
      case PER_TOPIC ->
          subjects.forEach(
              subject ->
                  createStream(
                      List.of(subject), storage, storage.retainedBytes() / subjects.size()));
    }
    // A stream is one ordered log, whatever partitions were asked for.
    return subjects.stream().map(subject -> new Topic(subject, 1, storage)).toList();
  }

  private void createStream(List<String> subjects, Storage storage, long retainedBytes) {
    String name = subjects.get(0) + "-stream";
    StreamConfiguration asked = NatsSettings.stream(name, subjects, storage, retainedBytes);
    StreamInfo created =
        answers.get("create the stream " + name, () -> management.addStream(asked));
    ReadBack.check(name, NatsSettings.told(asked), NatsSettings.told(created.getConfiguration()));
    NatsReplicas.await(
        answers,
        name,
        storage.replicas(),
        () -> NatsReplicas.of(streamInfo(name).getClusterInfo()));
    subjects.forEach(subject -> streams.put(subject, name));
  }

  /** A stream's sequence begins with 1, and goes on when messages are removed. */
  @Override
  public long appended(List<Topic> topics) {
    return streamsOf(topics)
        .mapToLong(stream -> streamInfo(stream).getStreamState().getLastSequence())
        .sum();
  }

  @Override
  public long browse(List<Topic> topics, Duration atMost, Consumer<byte[]> payloads) {
    return new NatsBrowser(endpoint, atMost)
        .read(
            streamsOf(topics).toList(),
            topics.stream().map(Topic::name).collect(Collectors.toSet()),
            payloads);
  }

  @Override
  public void trim(List<Topic> topics) {
    streamsOf(topics)
        .forEach(
            stream ->
                answers.get("purge the stream " + stream, () -> management.purgeStream(stream)));
  }

  private Stream<String> streamsOf(List<Topic> topics) {
    return topics.stream().map(this::streamOf).distinct();
  }

  @Override
  public Publisher publisher(Topic topic, AckListener listener) {
    return new NatsPublisher(connection, jetStream, topic.name(), listener);
  }

  @Override
  public Subscription subscribe(List<Topic> topics, List<? extends DeliveryHandler> members) {
    List<NatsShare> shares = NatsShare.deal(topics, members.size(), this::streamOf);
    List<Durable> all = shares.stream().flatMap(share -> share.durables().stream()).toList();
    int replicas = topics.get(0).storage().replicas();
    durables = all.stream().map(durable -> createConsumer(durable, replicas)).toList();
    Subscription subscription =
        new DeliveryGroup(
            PREFIX + "nats-delivery",
            NatsShare.open(shares, endpoint),
            members,
            () -> backlog(all));
    subscriptions.add(subscription);
    return subscription;
  }

  /** As it was created: with fewer unacknowledged messages where the server sets a limit. */
  private Durable createConsumer(Durable durable, int replicas) {
    try {
      return createAsAsked(durable, replicas);
    } catch (BrokerException e) {
      return createAsAsked(
          AckPendingLimit.in(e).map(limit -> limit.applyTo(durable)).orElseThrow(() -> e),
          replicas);
    }
  }

  private Durable createAsAsked(Durable durable, int replicas) {
    ConsumerInfo created =
        answers.get(
            "create the consumer of " + durable.stream(),
            () -> management.addOrUpdateConsumer(durable.stream(), durable.configuration()));
    ReadBack.check(
        "The consumer of " + durable.stream(),
        NatsSettings.told(durable.configuration()),
        NatsSettings.told(created.getConsumerConfiguration()));
    NatsReplicas.await(
        answers,
        "the consumer of " + durable.stream(),
        replicas,
        () -> NatsReplicas.of(consumerInfo(durable).getClusterInfo()));
    return durable;
  }

  private long backlog(List<Durable> durables) {
    return durables.stream()
        .map(this::consumerInfo)
        .mapToLong(info -> info.getNumPending() + info.getNumAckPending())
        .sum();
  }

  @Override
  public Footprint footprint() {
    List<String> streams = ourStreams();
    int consumers = 0;
    for (String name : streams) {
      consumers +=
          answers
              .get("list the consumers of " + name, () -> management.getConsumerNames(name))
              .size();
    }
    return new Footprint(monitors.connections(), consumers, streams.size());
  }

  @Override
  public Map<String, String> effectiveConfig() {
    Map<String, String> config = new TreeMap<>();
    monitors.addTo(config);
    if (!streams.isEmpty()) {
      StreamConfiguration applied =
          streamInfo(streams.values().iterator().next()).getConfiguration();
      NatsSettings.told(applied).forEach((key, value) -> config.put("stream." + key, value));
      config.put("stream.duplicate_window", String.valueOf(applied.getDuplicateWindow()));
      config.put("streams", String.valueOf(ourStreams().size()));
    }
    if (!durables.isEmpty()) {
      var applied = consumerInfo(durables.get(0)).getConsumerConfiguration();
      NatsSettings.told(applied).forEach((key, value) -> config.put("consumer." + key, value));
      config.put("consumer.ack_wait", String.valueOf(applied.getAckWait()));
      if (applied.getMaxAckPending() < NatsSettings.UNBOUNDED) {
        config.put(
            "consumer.max_ack_pending (limited)",
            applied.getMaxAckPending() + " instead of " + NatsSettings.UNBOUNDED);
      }
    }
    config.put("client.batch", String.valueOf(NatsSettings.consume().getBatchSize()));
    config.put("client.tls", String.valueOf(connection.getOptions().isTLSRequired()));
    config.put(
        "client.flush_each_request", String.valueOf(connection.getOptions().forceFlushOnRequest()));
    return config;
  }

  private StreamInfo streamInfo(String name) {
    return answers.get("describe the stream " + name, () -> management.getStreamInfo(name));
  }

  private ConsumerInfo consumerInfo(Durable durable) {
    return answers.get(
        "describe its consumer",
        () -> management.getConsumerInfo(durable.stream(), durable.name()));
  }

  /** Of this run. */
  private List<String> ourStreams() {
    return suitesStreams().stream().filter(endpoint.names()::owns).toList();
  }

  private List<String> suitesStreams() {
    return answers.get("list its streams", management::getStreamNames).stream()
        .filter(name -> name.startsWith(PREFIX))
        .toList();
  }

  /** The stream that has the topic as a subject; another connection may have made it. */
  private String streamOf(Topic topic) {
    return streams.computeIfAbsent(
        topic.name(),
        subject ->
            answers.get("name its streams", () -> management.getStreamNames(subject)).stream()
                .filter(name -> name.startsWith(PREFIX))
                .findFirst()
                .orElseThrow(() -> new BrokerException("NATS has no stream of " + subject + ".")));
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    NatsAdapter.close(connection);
  }
}
