package io.brokerbench.broker.nats;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Topic;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.api.ConsumerConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What one member of the consumer group reads.
 *
 * @param durables its durable consumers, each of another stream
 */
record NatsShare(List<Durable> durables) {
  /**
   * A durable consumer.
   *
   * @param stream whose
   * @param configuration as it is asked for
   */
  record Durable(String stream, ConsumerConfiguration configuration) {
    /** Its name, by which every member of the group knows it. */
    String name() {
      return Objects.requireNonNull(configuration.getDurable());
    }
  }

  /**
   * Deals topics to members. A stream that belongs to a single member is read whole.
   *
   * @param streamOf the stream that has a topic as a subject
   */
  static List<NatsShare> deal(List<Topic> topics, int members, Function<Topic, String> streamOf) {
    List<NatsShare> shares = new ArrayList<>();
    List<List<Topic>> dealt = Topic.deal(topics, members);
    Map<String, List<String>> all = subjects(topics, streamOf);
    for (int member = 0; member < members; member++) {
      int number = member;
      List<Durable> durables = new ArrayList<>();
      subjects(dealt.get(member), streamOf)
          .forEach(
              (stream, subjects) -> {
                boolean whole = subjects.equals(all.get(stream));
                durables.add(
                    new Durable(
                        stream,
                        whole ? NatsSettings.consumer() : NatsSettings.consumer(number, subjects)));
              });
      shares.add(new NatsShare(durables));
    }
    return shares;
  }

  /** What reads each share, on connections of their own; their consumers have been created. */
  static List<DeliveryLoop.Source<Message>> open(List<NatsShare> shares, Endpoint endpoint) {
    List<DeliveryLoop.Source<Message>> sources = new ArrayList<>();
    try {
      shares.forEach(share -> sources.add(share.open(endpoint)));
      return sources;
    } catch (RuntimeException e) {
      sources.forEach(DeliveryLoop.Source::close);
      throw e;
    }
  }

  private DeliveryLoop.Source<Message> open(Endpoint endpoint) {
    Connection connection = NatsAdapter.open(endpoint, Broker.PREFIX + "consume");
    return durables.size() == 1
        ? new NatsSource(connection, durables.get(0))
        : new NatsStreamsSource(connection, durables);
  }

  private static Map<String, List<String>> subjects(
      List<Topic> topics, Function<Topic, String> streamOf) {
    return topics.stream()
        .collect(groupingBy(streamOf, LinkedHashMap::new, mapping(Topic::name, toList())));
  }
}
