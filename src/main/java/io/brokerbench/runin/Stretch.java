package io.brokerbench.runin;

import java.time.Duration;

/**
 * What a stretch of a workload came to.
 *
 * @param messages how many were handled
 * @param nanos in which time
 * @param p99Nanos the 99th percentile of their latencies, in an open loop, whose rate is given; 0
 *     in a closed one, where the rate tells how fast the broker is
 */
public record Stretch(long messages, long nanos, long p99Nanos) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  /** Of a loop whose rate tells how fast the broker is. */
  public static Stretch closedLoop(long messages, long nanos) {
    return new Stretch(messages, nanos, 0);
  }

  /** What a loop does again and again. */
  @FunctionalInterface
  public interface Step {
    /** Does it once; gives how many messages that were. */
    long take() throws InterruptedException;
  }

  /** Of a loop whose rate tells how fast the broker is: does its step until the time is over. */
  public static Stretch closedLoop(Duration atLeast, Step step) throws InterruptedException {
    long start = System.nanoTime();
    long nanos = 0;
    long messages = 0;
    while (nanos < atLeast.toNanos()) {
      messages += step.take();
      nanos = System.nanoTime() - start;
    }
    return closedLoop(messages, nanos);
  }

  /** Of a loop whose rate is given. */
  public static Stretch openLoop(long messages, long nanos, long p99Nanos) {
    return new Stretch(messages, nanos, Math.max(1, p99Nanos));
  }

  boolean isOpenLoop() {
    return p99Nanos > 0;
  }

  /** What has to be steady: messages a second, or the 99th percentile in microseconds. */
  double value() {
    return isOpenLoop() ? p99Nanos / NANOS_PER_MICRO : messages * NANOS_PER_SECOND / nanos;
  }
}
