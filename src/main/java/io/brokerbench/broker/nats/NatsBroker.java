package io.brokerbench.broker.nats;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.DeliveryGroup;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.nats.NatsShare.Durable;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

  private final Endpoint endpoint;
  private final Connection connection;
  private final JetStream jetStream;
  private final NatsStreams streams;
  private final NatsConsumers consumers;
  private final NatsMonitors monitors;
  private final List<Subscription> subscriptions = new ArrayList<>();

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
    NatsAnswers answers = new NatsAnswers(endpoint, timeout(connection));
    this.endpoint = endpoint;
    this.connection = connection;
    this.jetStream = connection.jetStream();
    this.streams = new NatsStreams(management, answers, endpoint.names());
    this.consumers = new NatsConsumers(management, answers);
    this.monitors = new NatsMonitors(endpoint);
  }

  private static Duration timeout(Connection connection) {
    String cluster = connection.getServerInfo().getCluster();
    return Patience.atMost(cluster == null || cluster.isEmpty() ? TIMEOUT : CLUSTERS_TIMEOUT);
  }

  @Override
  public void purge() {
    streams.deleteOurs();
    consumers.forget();
  }

  @Override
  public Set<String> allNames() {
    return Set.copyOf(streams.all());
  }

  @Override
  public void remove(Collection<String> names) {
    streams.delete(names);
  }

  @Override
  public List<Topic> createTopics(List<TopicSpec> specs, Storage storage) {
    monitors.checkFlush(storage.durability());
    List<String> subjects =
        specs.stream().map(spec -> spec.named(endpoint.names()).name()).toList();
    switch (storage.streams()) {
      case ONE -> streams.create(subjects, storage, storage.retainedBytes());
      case PER_TOPIC ->
          subjects.forEach(
              subject ->
                  streams.create(
                      List.of(subject), storage, storage.retainedBytes() / subjects.size()));
    }
    // A stream is one ordered log, whatever partitions were asked for.
    return subjects.stream().map(subject -> new Topic(subject, 1, storage)).toList();
  }

  /** A stream's sequence begins with 1, and goes on when messages are removed. */
  @Override
  public long appended(List<Topic> topics) {
    return streams
        .of(topics)
        .mapToLong(stream -> streams.info(stream).getStreamState().getLastSequence())
        .sum();
  }

  @Override
  public long browse(List<Topic> topics, Duration atMost, Consumer<byte[]> payloads) {
    return new NatsBrowser(endpoint, atMost)
        .read(
            streams.of(topics).toList(),
            topics.stream().map(Topic::name).collect(Collectors.toSet()),
            payloads);
  }

  @Override
  public void trim(List<Topic> topics) {
    streams.of(topics).forEach(streams::purge);
  }

  @Override
  public Publisher publisher(Topic topic, AckListener listener) {
    return new NatsPublisher(connection, jetStream, topic.name(), listener);
  }

  @Override
  public Subscription subscribe(List<Topic> topics, List<? extends DeliveryHandler> members) {
    List<NatsShare> shares = NatsShare.deal(topics, members.size(), streams::of);
    List<Durable> all = shares.stream().flatMap(share -> share.durables().stream()).toList();
    consumers.create(all, topics.get(0).storage().replicas());
    Subscription subscription =
        new DeliveryGroup(
            PREFIX + "nats-delivery",
            NatsShare.open(shares, endpoint),
            members,
            () -> consumers.backlog(all));
    subscriptions.add(subscription);
    return subscription;
  }

  @Override
  public Footprint footprint() {
    List<String> ours = streams.ours();
    return new Footprint(monitors.connections(), consumers.count(ours), ours.size());
  }

  @Override
  public Map<String, String> effectiveConfig() {
    Map<String, String> config = new TreeMap<>();
    monitors.addTo(config);
    streams.addTo(config);
    consumers.addTo(config);
    config.put("client.batch", String.valueOf(NatsSettings.consume().getBatchSize()));
    config.put("client.tls", String.valueOf(connection.getOptions().isTLSRequired()));
    config.put(
        "client.flush_each_request", String.valueOf(connection.getOptions().forceFlushOnRequest()));
    return config;
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    NatsAdapter.close(connection);
  }
}
