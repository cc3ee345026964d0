package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.scenario.LatencyTrial;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Arrivals;
import io.brokerbench.workload.OpenLoop;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A trial of open-loop delivery, with a schedule for each iteration. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public class LatencyState extends LayoutState<LatencyTrial> {
  /** Messages a second. */
  @Param("10000")
  public int rate;

  /** How they are spread over time. */
  @Param("CONSTANT")
  public Arrivals arrivals;

  /** Of what is random about that. */
  @Param("1")
  public long seed;

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
  LatencyTrial open(Broker connection) {
    return LatencyTrial.open(
        connection, new OpenLoop(rate, arrivals, seed), setting(consumers, workers, threads));
  }

  /** Starts the iteration's schedule. */
  @Setup(Level.Iteration)
  public void begin() {
    trial().begin();
  }

  /** Waits for what is under way, so that each message belongs to one iteration. */
  @TearDown(Level.Iteration)
  public void end() throws InterruptedException {
    trial().end();
  }
}
