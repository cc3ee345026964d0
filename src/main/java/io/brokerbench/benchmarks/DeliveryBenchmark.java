package io.brokerbench.benchmarks;

import io.brokerbench.scenario.DeliveryTrial;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast bursts of messages get from publishers through a broker to workers and back as
 * acknowledgements: a closed loop, in which a broker that stalls stalls its publishers too. It
 * answers how much a broker carries, and not how long a user waits.
 *
 * <p>An invocation is a burst; an operation is a message, since the launcher tells JMH how many
 * there are in a burst.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 1)
public class DeliveryBenchmark {
  /** A burst: its throughput is that of all its messages, published, delivered and handled. */
  @Benchmark
  public boolean deliver(DeliveryState state) throws InterruptedException {
    return state.ask(DeliveryTrial::burst);
  }
}
