package io.brokerbench.scenario;

import io.brokerbench.broker.Storage;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.MessageFormat;

/**
 * What is the same for every kind of trial.
 *
 * @param storage how the broker keeps messages
 * @param consumers members of the consumer group
 * @param workers how many handle messages, of all members
 * @param threads what workers run on
 * @param layout how messages are spread over topics, partitions and keys
 * @param payloadBytes bytes a message
 */
public record Setting(
    Storage storage,
    int consumers,
    int workers,
    WorkerThreads threads,
    Layout layout,
    int payloadBytes) {
  /** What is measured unless asked otherwise. */
  public static Setting standard(Storage storage, int workers) {
    return new Setting(
        storage, 1, workers, WorkerThreads.PLATFORM, Layout.STANDARD, MessageFormat.STANDARD_BYTES);
  }
}
