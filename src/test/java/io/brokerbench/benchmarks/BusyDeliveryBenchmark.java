package io.brokerbench.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** The real benchmark, with workers that are busy for a while with each message. */
public class BusyDeliveryBenchmark {
  /** A burst. */
  @Benchmark
  public boolean deliver(BusyDeliveryState state) throws InterruptedException {
    return state.trial().burst();
  }
}
