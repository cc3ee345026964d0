package io.brokerbench.crosscheck;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.spi.Drivers;
import java.nio.file.Path;

/**
 * A running broker, and what it takes to measure on it.
 *
 * @param endpoint where it answers
 * @param endpointsFile the file that says so to the suite's forks
 * @param durability what its topics are asked for
 * @param jvms starts what measures
 */
public record BrokerUnderTest(
    Endpoint endpoint, Path endpointsFile, Durability durability, ChildJvm jvms) {
  /** One topic of three partitions, or one subject, as with {@code -p topics=1}. */
  static final int PARTITIONS = 3;

  /** What is done with a topic. */
  public interface Use {
    double with(Topic topic) throws InterruptedException;
  }

  /**
   * Makes a topic as the suite makes its own, fills and uses it, and leaves nothing on the broker.
   *
   * @param backlog how many messages it has in it
   */
  public double onFreshTopic(int backlog, Use use) throws InterruptedException {
    try (Broker broker = Drivers.connect(endpoint)) {
      broker.purge();
      try {
        Topic topic =
            broker
                .createTopics(
                    TopicSpec.series("crosscheck", 1, PARTITIONS), Storage.standard(durability))
                .get(0);
        Backlog.fill(broker, topic, backlog);
        return use.with(topic);
      } finally {
        broker.purge();
      }
    }
  }
}
