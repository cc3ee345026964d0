package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.scenario.DeliveryPlan;
import io.brokerbench.scenario.DeliveryTrial;
import io.brokerbench.scenario.Setting;
import io.brokerbench.workload.Scenario;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A trial of closed-loop delivery. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public class DeliveryState extends ConsumingState<DeliveryTrial> {
  /** Messages a burst. */
  @Param({"LOW", "MEDIUM", "HIGH", "EXTREME"})
  public Scenario scenario;

  /** How many messages of each publisher may be unacknowledged. */
  @Param("1000")
  public int inFlight;

  @Override
  long unread() {
    return scenario.messages();
  }

  @Override
  DeliveryTrial open(Broker connection) {
    return DeliveryTrial.open(
        connection, new DeliveryPlan(scenario.messages(), scenario.deadline(), setting()));
  }

  @Override
  Setting setting() {
    return setting(inFlight);
  }
}
