package io.brokerbench.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A client application's connection to one broker: everything that a benchmark asks of a broker.
 *
 * <p>Administrative methods block until the broker has really done what was asked, and throw {@link
 * BrokerException} if it hasn't within some seconds. They belong to set-up and tear-down, never to
 * measured time. A broker's methods are for one thread; what it hands out says its own rules.
 *
 * <p>Only names that begin with {@link #PREFIX} are ever created, purged or counted, and of those
 * only the run's own: what {@link Endpoint#names} says of the endpoint that was connected to.
 */
public interface Broker extends AutoCloseable {
  /** What the name of every topic, stream and consumer group of the suite begins with. */
  String PREFIX = "brokerbench-";

  /**
   * Removes every topic, stream and consumer group of the run; returns when they are gone.
   * Publishers and subscriptions must have been closed before.
   */
  void purge();

  /**
   * The names of all topics, streams and consumer groups of the suite, whichever run made them. A
   * group is there only if what it reads was there a moment later. Empty if nobody else could have
   * any on this broker.
   */
  default Set<String> allNames() {
    return Set.of();
  }

  /** Removes what has these names, of any run; returns when it is gone. What isn't there is. */
  default void remove(Collection<String> names) {}

  /**
   * Creates fresh topics; returns when all are usable. They are made together because a broker may
   * store them together, as in one stream with a subject a topic, unless asked otherwise. Where
   * names say whose they are, a topic's name is longer than what was asked for.
   *
   * @param storage how they keep their messages
   */
  List<Topic> createTopics(List<TopicSpec> specs, Storage storage);

  /**
   * How many messages the broker has ever stored of topics, those included that it has removed
   * since; 0 if none are asked about.
   *
   * @param topics all that are stored together, or all that were created together: a broker that
   *     keeps topics in one log counts the log
   */
  long appended(List<Topic> topics);

  /**
   * Reads every message that the broker holds of topics at this moment, whether it was delivered or
   * not, and takes none away: from the oldest on, each ordered log in its order. Works by a
   * connection of its own, outside of any consumer group, and so also when this connection has
   * ended and the broker is there again. Of topics that are gone nothing is read. Blocks until all
   * are read.
   *
   * @param topics all that were created together, whichever connection has created them
   * @param atMost how long it may take, give or take the seconds of an answer that doesn't come
   * @param payloads gets the bytes of each message, on the calling thread
   * @return how many messages of these topics the broker has removed before, by retention or
   *     because it was asked to
   * @throws BrokerException if it couldn't be read to its end; what was passed on is held even so
   */
  long browse(List<Topic> topics, Duration atMost, Consumer<byte[]> payloads);

  /** Removes every message of topics, whether it was delivered or not; returns when it is done. */
  void trim(List<Topic> topics);

  /**
   * A publisher for a topic. Publishers may share a connection, and are each for one thread.
   *
   * @param listener told of each message's acknowledgement or failure, exactly once, on a thread of
   *     the client; it must not block
   */
  Publisher publisher(Topic topic, AckListener listener);

  /**
   * Joins the suite's consumer group on these topics, which another connection may have created,
   * from the first message that the group has not acknowledged. Returns when live: each member has
   * joined, each ordered log belongs to exactly one of them, and after {@link Subscription#start}
   * messages are delivered without further set-up. The messages of one key all go to one member.
   *
   * <p>Until it is purged, a group has as many members each time.
   *
   * @param members what each member's messages are handed to; every member has a connection and a
   *     thread of its own
   * @throws BrokerException also if a member would have nothing to do
   */
  Subscription subscribe(List<Topic> topics, List<? extends DeliveryHandler> members);

  /** Subscribes a group of one member, to all topics. */
  default Subscription subscribe(List<Topic> topics, DeliveryHandler handler) {
    return subscribe(topics, List.of(handler));
  }

  /** What of ours the broker reports at this moment. */
  Footprint footprint();

  /**
   * The settings that matter for a measurement, as server and client really applied them. A key
   * ends in {@code (asked)} where the value can't be read back, and in {@code (limited)} where the
   * server allows less than what is usually asked for; the value then says both.
   */
  Map<String, String> effectiveConfig();

  /** Closes the connection and everything handed out that is still open. */
  @Override
  void close();
}
