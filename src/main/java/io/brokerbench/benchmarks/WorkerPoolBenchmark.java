package io.brokerbench.benchmarks;

import io.brokerbench.scenario.WorkerPoolTrial;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the worker pool costs by itself: handing tasks over, and keeping the order of each key.
 * There is no broker, so it answers how much of a delivery's time is the pool's.
 *
 * <p>An invocation is a burst, an operation is a task. {@code threads.peak} and {@code
 * threads.leaked} don't count virtual threads; that none of them is left is the pool's own doing,
 * which waits for the end of each.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(WorkerPoolTrial.BURST)
@Fork(
    value = 5,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WorkerPoolBenchmark {
  /** A burst: its throughput is that of all its tasks, submitted and handled. */
  @Benchmark
  public boolean handle(WorkerPoolState state) throws InterruptedException {
    return state.trial().burst();
  }
}
