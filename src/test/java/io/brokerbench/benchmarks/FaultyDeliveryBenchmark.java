package io.brokerbench.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** The real benchmark, with a fault planted into its trial. */
public class FaultyDeliveryBenchmark {
  /** A burst. */
  @Benchmark
  public boolean deliver(DeliveryState state, FaultState fault) throws InterruptedException {
    return state.trial().burst();
  }
}
