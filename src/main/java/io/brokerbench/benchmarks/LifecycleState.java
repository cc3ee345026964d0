package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.scenario.LifecyclePlan;
import io.brokerbench.scenario.LifecycleTrial;
import io.brokerbench.scenario.Setting;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** A trial whose clients come and go, beside the connection that stays. */
@State(Scope.Benchmark)
public class LifecycleState extends TrialState<LifecycleTrial> {
  @Override
  LifecycleTrial open(Broker connection) {
    return LifecycleTrial.open(connection, this::connect, plan());
  }

  @Override
  Setting setting() {
    return plan().setting();
  }

  private LifecyclePlan plan() {
    return LifecyclePlan.standard(storage());
  }

  /**
   * Notes what the cycles have left behind; JMH doesn't count this time. Not after warm-up, in
   * which classes are loaded and what is made once is made.
   */
  @TearDown(Level.Iteration)
  public void sample(IterationParams iteration) throws InterruptedException {
    if (iteration.getType() == IterationType.MEASUREMENT) {
      drive(LifecycleTrial::sample);
    }
  }
}
