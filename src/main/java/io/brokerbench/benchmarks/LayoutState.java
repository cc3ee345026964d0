package io.brokerbench.benchmarks;

import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.scenario.BrokerTrial;
import io.brokerbench.scenario.Setting;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the states of benchmarks share whose messages are laid out in several ways.
 *
 * @param <T> the kind of trial
 */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public abstract class LayoutState<T extends BrokerTrial> extends TrialState<T> {
  /** Topics, which a broker may call subjects. */
  @Param("5")
  public int topics;

  /** Partitions of each topic, where a broker has them. */
  @Param("3")
  public int partitions;

  /** Whether there is one stream for all topics, where a broker has the choice. */
  @Param("ONE")
  public StreamLayout streams;

  /** Bytes of a message, with the suite's header. */
  @Param("108")
  public int payload;

  /** Whether messages are compressed. */
  @Param("NONE")
  public Compression compression;

  @Override
  Storage storage() {
    return new Storage(durability, replicas, compression, streams);
  }

  /** The setting with these parameters, and so many unacknowledged messages a publisher. */
  Setting setting(int consumers, int workers, WorkerThreads threads, int inFlight) {
    return new Setting(
        storage(), consumers, workers, threads, Layout.of(topics, partitions, inFlight), payload);
  }
}
