package io.brokerbench.broker.redis;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.DeliveryGroup;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A connection for administration, one that all publishers share, and one for each member of the
 * consumer group. A partition of a topic is a stream.
 */
final class RedisBroker implements Broker {
  private final Endpoint endpoint;
  private final RedisAdmin admin;
  private final RedisStreams streams;
  private final RedisPersistence persistence;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private @Nullable RedisSender sender;
  private @Nullable Storage created;

  /** On a connection that it takes over. */
  RedisBroker(Endpoint endpoint, RedisAdmin admin) {
    this.endpoint = endpoint;
    this.admin = admin;
    this.streams = new RedisStreams(admin);
    this.persistence = new RedisPersistence(admin);
  }

  @Override
  public void purge() {
    streams.delete(streams.ours());
  }

  /** A stream is called by its topic here, and takes its groups along. */
  @Override
  public Set<String> allNames() {
    return streams.all().stream()
        .map(RedisSettings::topic)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void remove(Collection<String> names) {
    streams.delete(
        streams.all().stream()
            .filter(stream -> names.contains(RedisSettings.topic(stream)))
            .toList());
  }

  /** What they keep together is divided: a topic's own storage says its share. */
  @Override
  public List<Topic> createTopics(List<TopicSpec> specs, Storage storage) {
    persistence.check(storage);
    List<TopicSpec> named = specs.stream().map(spec -> spec.named(endpoint.names())).toList();
    int partitions = named.stream().mapToInt(TopicSpec::partitions).sum();
    List<Topic> topics =
        named.stream()
            .map(
                spec ->
                    new Topic(
                        spec.name(),
                        spec.partitions(),
                        RedisSettings.share(storage, spec.partitions(), partitions)))
            .toList();
    streams.create(RedisSettings.streams(topics));
    created = storage;
    return topics;
  }

  @Override
  public long appended(List<Topic> topics) {
    return streams.added(RedisSettings.streams(topics));
  }

  @Override
  public long browse(List<Topic> topics, Duration atMost, Consumer<byte[]> payloads) {
    return new RedisBrowser(endpoint, atMost).read(RedisSettings.streams(topics), payloads);
  }

  @Override
  public void trim(List<Topic> topics) {
    streams.trim(RedisSettings.streams(topics));
  }

  @Override
  public Publisher publisher(Topic topic, AckListener listener) {
    if (sender == null) {
      sender =
          new RedisSender(
              endpoint,
              RedisAdapter.open(endpoint, PREFIX + "publish").getConnection(),
              RedisSettings.timeout());
    }
    return new RedisPublisher(sender, topic, listener);
  }

  @Override
  public Subscription subscribe(List<Topic> topics, List<? extends DeliveryHandler> members) {
    List<String> read = RedisSettings.streams(topics);
    Subscription subscription =
        new DeliveryGroup(
            PREFIX + "redis-delivery",
            new RedisGroup(admin).join(topics, members.size()),
            members,
            () -> streams.backlog(read));
    subscriptions.add(subscription);
    return subscription;
  }

  @Override
  public Footprint footprint() {
    Set<String> ours = streams.ours();
    int connections =
        admin.get(
            "tell its connections",
            jedis -> Integer.parseInt(RedisInfo.of(jedis, "clients").get("connected_clients")));
    return new Footprint(connections, streams.countGroups(ours), ours.size());
  }

  @Override
  public Map<String, String> effectiveConfig() {
    Map<String, String> config = new TreeMap<>();
    persistence.addTo(config, created);
    config.put("streams", String.valueOf(streams.ours().size()));
    config.put("client.batch", String.valueOf(Subscription.BATCH));
    config.put("client.tls", String.valueOf(RedisClientConfig.isTls(endpoint)));
    return config;
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    if (sender != null) {
      sender.close();
    }
    admin.close();
  }
}
