package io.brokerbench.broker.inproc;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.DeliveryGroup;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.inproc.InprocServer.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A broker that is a queue a topic, so that what is measured is the suite itself: no benchmark can
 * be faster than it is here.
 */
final class InprocBroker implements Broker {
  private final InprocServer server;
  private final List<DeliveryGroup> subscriptions = new ArrayList<>();

  InprocBroker(InprocServer server) {
    this.server = server;
    server.connections.incrementAndGet();
  }

  @Override
  public void purge() {
    server.clear();
  }

  @Override
  public List<Topic> createTopics(List<TopicSpec> specs, Storage storage) {
    specs.forEach(spec -> server.create(spec.name()));
    // A queue is one ordered log, whatever partitions were asked for.
    return specs.stream().map(spec -> new Topic(spec.name(), 1, storage)).toList();
  }

  @Override
  public long appended(List<Topic> topics) {
    return topics.stream().mapToLong(topic -> server.log(topic).appended()).sum();
  }

  /** A queue holds what nobody has taken yet. */
  @Override
  public long browse(List<Topic> topics, Duration atMost, Consumer<byte[]> payloads) {
    List<Log> logs = topics.stream().map(server::log).toList();
    long removed = logs.stream().mapToLong(Log::removed).sum();
    logs.forEach(log -> log.browse(payloads));
    return removed;
  }

  @Override
  public void trim(List<Topic> topics) {
    topics.forEach(topic -> server.log(topic).trim());
  }

  @Override
  public Publisher publisher(Topic topic, AckListener listener) {
    return new InprocPublisher(server.log(topic), listener);
  }

  @Override
  public Subscription subscribe(List<Topic> topics, List<? extends DeliveryHandler> members) {
    List<Log> logs = topics.stream().map(server::log).toList();
    List<InprocSource> sources =
        Topic.deal(topics, members.size()).stream()
            .map(share -> new InprocSource(share.stream().map(server::log).toList()))
            .toList();
    DeliveryGroup subscription =
        new DeliveryGroup(
            PREFIX + "inproc-delivery",
            sources,
            members,
            () -> logs.stream().mapToLong(Log::backlog).sum());
    subscriptions.add(subscription);
    return subscription;
  }

  @Override
  public Footprint footprint() {
    int groups = (int) subscriptions.stream().filter(DeliveryGroup::isLive).count();
    return new Footprint(server.connections.get(), groups, server.logs().size());
  }

  @Override
  public Map<String, String> effectiveConfig() {
    return Map.of();
  }

  @Override
  public void close() {
    subscriptions.forEach(DeliveryGroup::close);
    server.connections.decrementAndGet();
  }

  private record InprocPublisher(Log log, AckListener listener) implements Publisher {
    @Override
    public void publish(Message message) {
      log.append(message);
      listener.acknowledged(message);
    }

    @Override
    public void close() {}
  }
}
