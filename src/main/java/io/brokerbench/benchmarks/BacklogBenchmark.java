package io.brokerbench.benchmarks;

import io.brokerbench.scenario.BacklogTrial;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast a consumer that has just joined reads and handles what has piled up. Publishing the
 * backlog and joining the group are not measured.
 *
 * <p>An invocation is a backlog; an operation is a message, since the launcher tells JMH how many
 * there are in a backlog.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 1)
public class BacklogBenchmark {
  /** A backlog, until its last message was handled. */
  @Benchmark
  public boolean read(BacklogState state) throws InterruptedException {
    return state.ask(BacklogTrial::read);
  }
}
