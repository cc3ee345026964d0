package io.brokerbench.benchmarks;

import io.brokerbench.scenario.WorkerPoolTrial;
import io.brokerbench.worker.WorkerThreads;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A worker pool, and the trial on it, for as long as JMH's trial lasts. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public class WorkerPoolState {
  /** Threads that handle tasks. */
  @Param({"1", "4", "16", "64", "256"})
  public int workers;

  /** What kind of threads; below JDK 21 the launcher leaves out VIRTUAL. */
  @Param({"PLATFORM", "VIRTUAL"})
  public WorkerThreads threads;

  private WorkerPoolTrial trial;

  /** Starts the workers. */
  @Setup(Level.Trial)
  public void open() {
    trial = WorkerPoolTrial.open(workers, threads);
    TrialExchange.opened(trial);
  }

  /** Takes the account, and leaves no thread. */
  @TearDown(Level.Trial)
  public void close() {
    TrialExchange.finished(trial.finish());
  }

  /** The open trial. */
  public WorkerPoolTrial trial() {
    return trial;
  }
}
