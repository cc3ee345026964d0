package io.brokerbench.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** The real benchmark, with a thread that each cycle starts and none ends. */
public class LeakyLifecycleBenchmark {
  /** A cycle. */
  @Benchmark
  public boolean cycle(LifecycleState state) throws InterruptedException {
    FaultState.startForEver("planted-in-cycle", true);
    return state.trial().cycle();
  }
}
