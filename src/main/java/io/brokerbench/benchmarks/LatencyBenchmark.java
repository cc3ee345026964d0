package io.brokerbench.benchmarks;

import io.brokerbench.scenario.LatencyTrial;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a message takes from when it is due until a worker has handled it, at a given rate: an
 * open loop, in which a broker that stalls is sent to all the same. It answers how long a user
 * waits, and not how much a broker carries.
 *
 * <p>The latencies are the secondary metrics {@code e2e.*} and {@code ack.*}. The score is the rate
 * that was really sent, which is the rate asked for, or the row is invalid.
 *
 * <p>An invocation is ten milliseconds of the schedule; an operation is a message, since the
 * launcher tells JMH how many there are in an invocation.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 5)
public class LatencyBenchmark {
  /** A slice of the schedule, each message sent when it is due. */
  @Benchmark
  public void deliver(LatencyState state) throws InterruptedException {
    state.drive(LatencyTrial::slice);
  }
}
