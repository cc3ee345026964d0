package io.brokerbench.broker;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A topic to create.
 *
 * @param name begins with {@link Broker#PREFIX}
 * @param partitions how many independent ordered logs it has, where the broker has partitions
 */
public record TopicSpec(String name, int partitions) {
  /** Refuses names outside the suite's prefix. */
  public TopicSpec {
    if (!name.startsWith(Broker.PREFIX)) {
      throw new IllegalArgumentException(
          "A topic's name begins with " + Broker.PREFIX + ", unlike " + name);
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("A topic has at least 1 partition, not " + partitions);
    }
  }

  /** This with the name that it has on a broker. */
  public TopicSpec named(RunNames names) {
    return new TopicSpec(names.of(name), partitions);
  }

  /** Alike topics, numbered from 0 on after the prefix and the name. */
  public static List<TopicSpec> series(String name, int count, int partitions) {
    return IntStream.range(0, count)
        .mapToObj(i -> new TopicSpec(Broker.PREFIX + name + "-" + i, partitions))
        .toList();
  }
}
