package io.brokerbench.broker.nats;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.MonitorClient;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One connection that all publishers share, and one for each subscription. The topics of a trial
 * are the subjects of one stream.
 */
final class NatsBroker implements Broker {
  private static final Pattern CONNECTIONS = Pattern.compile("\"connections\":\\s*(\\d+)");

  private final Endpoint endpoint;
  private final Connection connection;
  private final JetStream jetStream;
  private final JetStreamManagement management;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private @Nullable String stream;

  NatsBroker(Endpoint endpoint, Connection connection) throws IOException {
    this.endpoint = endpoint;
    this.connection = connection;
    this.jetStream = connection.jetStream();
    this.management = connection.jetStreamManagement();
  }

  @Override
  public void purge() {
    // Deleting a stream is done when it returns, and takes its consumers along.
    for (String name : ourStreams()) {
      ask("delete the stream " + name, () -> management.deleteStream(name));
    }
    stream = null;
  }

  @Override
  public List<Topic> createTopics(List<TopicSpec> specs) {
    List<String> subjects = specs.stream().map(TopicSpec::name).toList();
    String name = subjects.get(0) + "-stream";
    StreamConfiguration asked = NatsSettings.stream(name, subjects, specs.get(0).durability());
    ask("create the stream " + name, () -> management.addStream(asked));
    stream = name;
    // A stream is one ordered log, whatever partitions were asked for.
    return subjects.stream().map(subject -> new Topic(subject, 1)).toList();
  }

  @Override
  public long stored(Topic topic) {
    StreamInfo info =
        ask(
            "describe the stream of " + topic.name(),
            () ->
                management.getStreamInfo(
                    theStream(), StreamInfoOptions.filterSubjects(topic.name())));
    Long count = info.getStreamState().getSubjectMap().get(topic.name());
    return count == null ? 0 : count;
  }

  @Override
  public Publisher publisher(Topic topic, AckListener listener) {
    return new NatsPublisher(connection, jetStream, topic.name(), listener);
  }

  @Override
  public Subscription subscribe(List<Topic> topics, DeliveryHandler handler) {
    String name = theStream();
    ask(
        "create the consumer of " + name,
        () -> management.addOrUpdateConsumer(name, NatsSettings.consumer()));
    Subscription subscription =
        DeliveryLoop.start(
            PREFIX + "nats-delivery",
            new NatsSource(NatsAdapter.open(endpoint, PREFIX + "consume"), name),
            handler,
            this::backlog);
    subscriptions.add(subscription);
    return subscription;
  }

  private long backlog() {
    ConsumerInfo info = consumerInfo();
    return info.getNumPending() + info.getNumAckPending();
  }

  @Override
  public Footprint footprint() {
    List<String> streams = ourStreams();
    int consumers = 0;
    for (String name : streams) {
      consumers +=
          ask("list the consumers of " + name, () -> management.getConsumerNames(name)).size();
    }
    return new Footprint(connections(), consumers, streams.size());
  }

  private @Nullable Integer connections() {
    URI monitor = endpoint.monitor();
    if (monitor == null) {
      return null;
    }
    Matcher matcher = CONNECTIONS.matcher(MonitorClient.get(monitor.resolve("/varz")));
    if (!matcher.find()) {
      throw new BrokerException("The NATS monitor at " + monitor + " tells no connections.");
    }
    return Integer.valueOf(matcher.group(1));
  }

  @Override
  public Map<String, String> effectiveConfig() {
    Map<String, String> config = new TreeMap<>();
    if (stream != null) {
      StreamConfiguration applied =
          ask("describe its stream", () -> management.getStreamInfo(theStream()))
              .getConfiguration();
      config.put("stream.storage", applied.getStorageType().toString());
      config.put("stream.replicas", String.valueOf(applied.getReplicas()));
      config.put("stream.retention", applied.getRetentionPolicy().toString());
      config.put("stream.compression", String.valueOf(applied.getCompressionOption()));
      config.put("stream.duplicate_window", String.valueOf(applied.getDuplicateWindow()));
    }
    if (!subscriptions.isEmpty() && stream != null) {
      var applied = consumerInfo().getConsumerConfiguration();
      config.put("consumer.ack_policy", applied.getAckPolicy().toString());
      config.put("consumer.ack_wait", String.valueOf(applied.getAckWait()));
      config.put("consumer.max_ack_pending", String.valueOf(applied.getMaxAckPending()));
      config.put("consumer.deliver_policy", applied.getDeliverPolicy().toString());
    }
    config.put("client.batch", String.valueOf(NatsSettings.consume().getBatchSize()));
    config.put(
        "client.flush_each_request", String.valueOf(connection.getOptions().forceFlushOnRequest()));
    return config;
  }

  private ConsumerInfo consumerInfo() {
    return ask(
        "describe its consumer",
        () -> management.getConsumerInfo(theStream(), NatsSettings.CONSUMER));
  }

  private List<String> ourStreams() {
    return ask("list its streams", management::getStreamNames).stream()
        .filter(name -> name.startsWith(PREFIX))
        .toList();
  }

  private String theStream() {
    if (stream == null) {
      throw new BrokerException("No topics were created.");
    }
    return stream;
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    NatsAdapter.close(connection);
  }

  private <T> T ask(String what, Request<T> request) {
    try {
      return request.send();
    } catch (IOException | JetStreamApiException e) {
      throw new BrokerException(
          "NATS at " + endpoint.address() + " did not " + what + ": " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Request<T> {
    T send() throws IOException, JetStreamApiException;
  }

  private record NatsPublisher(
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
}
