package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.scenario.LatencyTrial;
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
public class LatencyState extends ConsumingState<LatencyTrial> {
  private static final int LONGEST_STALL_SECONDS = 10;

  /** Messages a second. */
  @Param("10000")
  public int rate;

  /** How they are spread over time. */
  @Param("CONSTANT")
  public Arrivals arrivals;

  /** Of what is random about that. */
  @Param("1")
  public long seed;

  /** What comes while the broker stands still for a while. */
  @Override
  long unread() {
    return (long) LONGEST_STALL_SECONDS * rate;
  }

  @Override
  LatencyTrial open(Broker connection) {
    return LatencyTrial.open(connection, new OpenLoop(rate, arrivals, seed), setting());
  }

  /** Starts the iteration's schedule. */
  @Setup(Level.Iteration)
  public void begin() throws InterruptedException {
    drive(LatencyTrial::begin);
  }

  /** Waits for what is under way, so that each message belongs to one iteration. */
  @TearDown(Level.Iteration)
  public void end() throws InterruptedException {
    drive(LatencyTrial::end);
  }
}
