package io.brokerbench.benchmarks;

import io.brokerbench.broker.Retention;
import io.brokerbench.broker.Storage;
import io.brokerbench.scenario.BrokerTrial;
import io.brokerbench.scenario.Setting;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the states of benchmarks share in which a consumer group reads while it is measured.
 *
 * @param <T> the kind of trial
 */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public abstract class ConsumingState<T extends BrokerTrial> extends LayoutState<T> {
  /** Members of the consumer group, each with a connection and a thread. */
  @Param("1")
  public int consumers;

  /** Threads that handle messages, of all members together. */
  @Param("256")
  public int workers;

  /** What kind of threads those are; VIRTUAL takes JDK 21 or newer. */
  @Param("PLATFORM")
  public WorkerThreads threads;

  /** Megabytes (MiB) of messages that topics keep, all of them together; 0 for everything. */
  @Param("32")
  public int retained;

  /** How many messages may have to wait until somebody reads them, and mustn't be removed. */
  abstract long unread();

  @Override
  Storage storage() {
    Storage storage = super.storage();
    return storage.keeping(Retention.bytes(retained, unread(), payload));
  }

  /** The setting with these parameters, and so many unacknowledged messages a publisher. */
  Setting setting(int inFlight) {
    return setting(consumers, workers, threads, inFlight);
  }

  /** The setting where publishing isn't what is measured. */
  @Override
  Setting setting() {
    return setting(Layout.STANDARD.inFlight());
  }
}
