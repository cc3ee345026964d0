package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.scenario.BacklogTrial;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A trial of catching up, with a backlog for each invocation. */
@State(Scope.Benchmark)
public class BacklogState extends ConsumingState<BacklogTrial> {
  /** Messages that wait to be read. */
  @Param("100000")
  public int backlog;

  @Override
  long unread() {
    return backlog;
  }

  @Override
  BacklogTrial open(Broker connection) {
    return BacklogTrial.open(connection, backlog, setting());
  }

  /**
   * Publishes the backlog and lets a fresh consumer join. JMH times each invocation by itself where
   * there is such a set-up; one lasts far longer than the two readings of the clock.
   */
  @Setup(Level.Invocation)
  public void fill() throws InterruptedException {
    drive(BacklogTrial::fill);
  }

  /** Closes the consumer. */
  @TearDown(Level.Invocation)
  public void leave() throws InterruptedException {
    drive(BacklogTrial::leave);
  }
}
