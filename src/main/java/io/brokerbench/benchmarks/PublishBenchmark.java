package io.brokerbench.benchmarks;

import io.brokerbench.scenario.PublishTrial;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast one thread gets messages acknowledged with so many in flight, and how long it is held up
 * by each. With one in flight an invocation is the round trip to the broker: publish, and wait for
 * the acknowledgement. Nothing consumes meanwhile.
 */
@Fork(
    value = 5,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
public class PublishBenchmark {
  /** A message, until there is room for the next. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public void publish(PublishState state) throws InterruptedException {
    state.drive(PublishTrial::publish);
  }

  /** How long a message holds its publisher up, timed message by message. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public void publishTime(PublishState state) throws InterruptedException {
    state.drive(PublishTrial::publish);
  }
}
