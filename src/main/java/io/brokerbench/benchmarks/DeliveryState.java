package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.scenario.DeliveryPlan;
import io.brokerbench.scenario.DeliveryTrial;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.MessageFormat;
import io.brokerbench.workload.Scenario;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A connection to the broker, and the trial on it, for as long as JMH's trial lasts. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public class DeliveryState {
  /** The broker under test. */
  @Param({"KAFKA", "NATS"})
  public BrokerKind broker;

  /** Messages a burst. */
  @Param({"LOW", "MEDIUM", "HIGH", "EXTREME"})
  public Scenario scenario;

  /** What an acknowledged message survives. */
  @Param("MEMORY")
  public Durability durability;

  /** Threads that handle messages. */
  @Param("256")
  public int workers;

  private Broker connection;
  private DeliveryTrial trial;

  /** Connects, purges the broker, and leaves fresh topics with a live subscription. */
  @Setup(Level.Trial)
  public void open() {
    connection = BrokerAdapter.of(broker).connect(EndpointsFile.endpointOf(broker));
    trial = DeliveryTrial.open(connection, plan());
    TrialExchange.opened(trial);
  }

  /** Takes the account, and leaves nothing on the broker or in this JVM. */
  @TearDown(Level.Trial)
  public void close() {
    TrialExchange.finished(trial.finish());
    connection.close();
  }

  /** The open trial. */
  public DeliveryTrial trial() {
    return trial;
  }

  private DeliveryPlan plan() {
    return new DeliveryPlan(
        scenario.messages(),
        scenario.deadline(),
        durability,
        workers,
        Layout.STANDARD,
        MessageFormat.STANDARD_BYTES);
  }
}
