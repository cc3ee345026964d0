package io.brokerbench.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A benchmark with a rate, without a broker behind it, that claims to be slow above a capacity and
 * not to carry twice as much.
 */
@State(Scope.Benchmark)
@Fork(5)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 10, timeUnit = TimeUnit.MILLISECONDS)
public class PlantedRateBenchmark {
  @Param({"KAFKA", "NATS"})
  public String broker = "KAFKA";

  @Param("5000")
  public int rate;

  @Param("1100")
  public int capacity;

  @Param("NOTHING")
  public Plant plant = Plant.NOTHING;

  @Benchmark
  public int operate() {
    if (plant == Plant.THROWS) {
      throw new IllegalStateException("planted failure");
    }
    return rate;
  }
}
