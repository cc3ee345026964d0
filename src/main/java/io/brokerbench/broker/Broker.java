package io.brokerbench.broker;

import java.util.List;
import java.util.Map;

/**
 * A client application's connection to one broker: everything that a benchmark asks of a broker.
 *
 * <p>Administrative methods block until the broker has really done what was asked, and throw {@link
 * BrokerException} if it hasn't within some seconds. They belong to set-up and tear-down, never to
 * measured time. A broker's methods are for one thread; what it hands out says its own rules.
 *
 * <p>Only names that begin with {@link #PREFIX} are ever created, purged or counted.
 */
public interface Broker extends AutoCloseable {
  /** What the name of every topic, stream and consumer group of the suite begins with. */
  String PREFIX = "brokerbench-";

  /**
   * Removes every topic, stream and consumer group of the suite; returns when they are gone.
   * Publishers and subscriptions must have been closed before.
   */
  void purge();

  /**
   * Creates fresh topics; returns when all are usable. They are made together because a broker may
   * store them together (NATS: one stream with a subject a topic).
   */
  List<Topic> createTopics(List<TopicSpec> specs);

  /** How many messages the broker holds for a topic. */
  long stored(Topic topic);

  /**
   * A publisher for a topic. Publishers may share a connection, and are each for one thread.
   *
   * @param listener told of each message's acknowledgement or failure, exactly once, on a thread of
   *     the client; it must not block
   */
  Publisher publisher(Topic topic, AckListener listener);

  /**
   * Joins the suite's consumer group on these topics, from their first message; returns when live:
   * what is published from now on is delivered without further set-up.
   */
  Subscription subscribe(List<Topic> topics, DeliveryHandler handler);

  /** What of ours the broker reports at this moment. */
  Footprint footprint();

  /**
   * The settings that matter for a measurement, as server and client really applied them. A key
   * ends in {@code (asked)} where the value can't be read back.
   */
  Map<String, String> effectiveConfig();

  /** Closes the connection and everything handed out that is still open. */
  @Override
  void close();
}
