package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.scenario.DeliveryPlan;
import io.brokerbench.scenario.DeliveryTrial;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Scenario;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A trial of closed-loop delivery. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public class DeliveryState extends LayoutState<DeliveryTrial> {
  /** Messages a burst. */
  @Param({"LOW", "MEDIUM", "HIGH", "EXTREME"})
  public Scenario scenario;

  /** Members of the consumer group, each with a connection and a thread. */
  @Param("1")
  public int consumers;

  /** Threads that handle messages, of all members together. */
  @Param("256")
  public int workers;

  /** What kind of threads those are; VIRTUAL takes JDK 21 or newer. */
  @Param("PLATFORM")
  public WorkerThreads threads;

  /** How many messages of each publisher may be unacknowledged. */
  @Param("1000")
  public int inFlight;

  @Override
  DeliveryTrial open(Broker connection) {
    return DeliveryTrial.open(
        connection,
        new DeliveryPlan(
            scenario.messages(),
            scenario.deadline(),
            setting(consumers, workers, threads, inFlight)));
  }
}
