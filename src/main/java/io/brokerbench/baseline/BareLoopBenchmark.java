package io.brokerbench.baseline;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@code DeliveryBenchmark} is measured against: the same clients with the same settings and
 * the same worker pool, and nothing of the suite. The two in one run show what the suite's proofs
 * cost.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BareLoopBenchmark {
  /** A burst, of whose messages nothing is known but that as many were handled as were sent. */
  @Benchmark
  public void deliver(BareLoopState state) throws InterruptedException {
    state.burst();
  }
}
