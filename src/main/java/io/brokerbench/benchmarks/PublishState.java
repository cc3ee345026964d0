package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.scenario.PublishTrial;
import io.brokerbench.scenario.Setting;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A trial of publishing. */
@State(Scope.Benchmark)
public class PublishState extends LayoutState<PublishTrial> {
  /** Reading back is not measured: one worker is enough. */
  private static final int WORKERS = 1;

  /** How many messages of the one publisher may be unacknowledged. */
  @Param({"1", "10", "100", "1000"})
  public int inFlight;

  @Override
  PublishTrial open(Broker connection) {
    return PublishTrial.open(connection, inFlight, setting());
  }

  @Override
  Setting setting() {
    return setting(1, WORKERS, WorkerThreads.PLATFORM, Layout.STANDARD.inFlight());
  }

  /** Proves the iteration's acknowledgements. */
  @TearDown(Level.Iteration)
  public void readBack() throws InterruptedException {
    drive(PublishTrial::readBack);
  }
}
