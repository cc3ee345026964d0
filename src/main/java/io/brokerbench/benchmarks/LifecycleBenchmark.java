package io.brokerbench.benchmarks;

import io.brokerbench.scenario.LifecycleTrial;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a client's whole life takes, and what it leaves behind: connect, join the consumer
 * group, publish one message, receive it, leave, disconnect. Threads, file descriptors and heap are
 * counted after each iteration; what grows with the cycles is a leak.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 10, time = 2) // each gives every trend a sample
public class LifecycleBenchmark {
  /** A cycle. */
  @Benchmark
  public boolean cycle(LifecycleState state) throws InterruptedException {
    return state.ask(LifecycleTrial::cycle);
  }
}
