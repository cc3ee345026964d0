package io.brokerbench.benchmarks;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.ForkFailure;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.workload.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A benchmark of the suite's shape, without a broker behind it, that can go wrong in every way. */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 1, time = 10, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 10, timeUnit = TimeUnit.MILLISECONDS)
public class PlantedBenchmark {
  @Param({"KAFKA", "NATS"})
  public String broker = "KAFKA";

  @Param("LOW")
  public Scenario scenario = Scenario.LOW;

  @Param("NOTHING")
  public Plant plant = Plant.NOTHING;

  private int iterations;

  /** As a real one, it depends on being told where its broker is. */
  @Setup
  public void connect() {
    Drivers.endpointOf(new BrokerKind(broker));
    if (plant == Plant.HANGS) {
      FaultState.parkForEver();
    }
  }

  /** Counts iterations, warm-up included. */
  @Setup(Level.Iteration)
  public void count() {
    iterations++;
  }

  @Benchmark
  public int operate() throws Exception {
    if (plant == Plant.EXITS_LATER && iterations == 3) {
      Runtime.getRuntime().halt(7);
    }
    if (plant == Plant.THROWS_UNSERIALIZABLE) {
      return ForkFailure.inWords(PlantedFailure::thrown);
    }
    if (plant == Plant.THROWS_PAST_THE_BORDER) {
      return PlantedFailure.thrown();
    }
    if (plant == Plant.THROWS) {
      throw new IllegalStateException("planted failure");
    }
    if (plant == Plant.EXITS) {
      Runtime.getRuntime().halt(7);
    }
    return scenario.messages();
  }
}
