package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Topic;
import io.brokerbench.measure.LedgerPage;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * All that a trial asks of a broker, once and at its sizes: topics or streams, the group with its
 * members, a message of full size to each partition and from there to a worker. What a server
 * doesn't allow is found in seconds, and said in its words.
 */
public final class Rehearsal {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Rehearsal() {}

  /**
   * What of a setting makes a difference to a broker's servers: all settings with the same one need
   * one rehearsal.
   */
  public static Setting essence(Setting setting) {
    Layout layout = setting.layout();
    return new Setting(
        setting.storage(),
        setting.consumers(),
        1,
        WorkerThreads.PLATFORM,
        new Layout(layout.topics(), layout.partitions(), layout.partitions(), 1),
        setting.payloadBytes());
  }

  /**
   * Rehearses a trial; blocks for some seconds at most unless the broker is very slow.
   *
   * @param setting an {@link #essence}
   * @return the effective configuration that the trial would have
   * @throws BrokerException if the trial could not be made, and why
   */
  public static Map<String, String> perform(Broker broker, Setting setting)
      throws InterruptedException {
    return perform(broker, setting, PATIENCE);
  }

  /** With the time that messages are given to be acknowledged, and to be delivered. */
  static Map<String, String> perform(Broker broker, Setting setting, Duration patience)
      throws InterruptedException {
    int messages = setting.layout().topics() * setting.layout().partitions();
    Testbed testbed = Testbed.prepare(broker, setting, messages);
    LedgerPage page = testbed.ledger().open();
    boolean inTime;
    try (ConsumerGroup group = ConsumerGroup.join(testbed, page::giveUp).start()) {
      inTime = publish(testbed, page, messages, patience) && page.awaitDelivered(patience);
      testbed.ledger().close(page);
      if (inTime) {
        group.awaitQuiet();
      }
    }
    TrialOutcome outcome = testbed.finish(() -> {}, () -> {});
    check(outcome, testbed.topics(), inTime, patience);
    return outcome.config();
  }

  /** Whether all messages were acknowledged in time; none is waited for that was refused. */
  private static boolean publish(Testbed testbed, LedgerPage page, int messages, Duration patience)
      throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(messages);
    List<TopicPublisher> topicPublishers =
        TopicPublisher.all(testbed, message -> settled.countDown());
    for (int i = 0; i < messages; i++) {
      topicPublishers
          .get(i % topicPublishers.size())
          .publish(page.base() + i / topicPublishers.size(), System.nanoTime());
    }
    page.published(messages);
    boolean inTime = settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    topicPublishers.forEach(TopicPublisher::close);
    return inTime && page.awaitAcknowledged(Duration.ZERO);
  }

  private static void check(
      TrialOutcome outcome, List<Topic> topics, boolean inTime, Duration patience) {
    if (outcome.refusal() != null) {
      throw new BrokerException(
          "A message was refused: " + outcome.refusal().replaceFirst("^[\\w.$]+: ", ""));
    }
    if (!inTime) {
      throw new BrokerException(
          "A message to each partition of "
              + topics.size()
              + " topics was not acknowledged and delivered within "
              + patience
              + ". "
              + String.join(" ", outcome.problems()));
    }
    if (!outcome.problems().isEmpty()) {
      throw new BrokerException(String.join(" ", outcome.problems()));
    }
  }
}
