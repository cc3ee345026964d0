package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.scenario.BacklogTrial;
import io.brokerbench.worker.WorkerThreads;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A trial of catching up, with a backlog for each invocation. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public class BacklogState extends LayoutState<BacklogTrial> {
  /** Messages that wait to be read. */
  @Param("100000")
  public int backlog;

  /** Members of the consumer group, each with a connection and a thread. */
  @Param("1")
  public int consumers;

  /** Threads that handle messages, of all members together. */
  @Param("256")
  public int workers;

  /** What kind of threads those are; VIRTUAL takes JDK 21 or newer. */
  @Param("PLATFORM")
  public WorkerThreads threads;

  @Override
  BacklogTrial open(Broker connection) {
    return BacklogTrial.open(connection, backlog, setting(consumers, workers, threads));
  }

  /**
   * Publishes the backlog and lets a fresh consumer join. JMH times each invocation by itself where
   * there is such a set-up; one lasts far longer than the two readings of the clock.
   */
  @Setup(Level.Invocation)
  public void fill() throws InterruptedException {
    trial().fill();
  }

  /** Closes the consumer. */
  @TearDown(Level.Invocation)
  public void leave() {
    trial().leave();
  }
}
