package io.brokerbench.scenario;

import io.brokerbench.broker.Storage;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Deadline;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;

/**
 * What a {@link LifecycleTrial} does.
 *
 * @param deadline when a cycle's message is given up
 * @param settle how long a cycle's threads may take to end
 * @param setting what is the same for every kind of trial; messages go to its first topic
 */
public record LifecyclePlan(Duration deadline, Duration settle, Setting setting) {
  /** One topic of three partitions, which get messages in turn. */
  private static final Layout ONE_TOPIC = new Layout(1, 3, 3, 1);

  /** What is measured unless asked otherwise. */
  public static LifecyclePlan standard(Storage storage) {
    return new LifecyclePlan(
        Deadline.of(1),
        Duration.ofSeconds(2),
        new Setting(
            storage, 1, 1, WorkerThreads.PLATFORM, ONE_TOPIC, MessageFormat.STANDARD_BYTES));
  }
}
