package io.brokerbench.workload;

import io.brokerbench.broker.Patience;
import java.time.Duration;

/** How long messages are waited for. */
public final class Deadline {
  private static final Duration SHORTEST = Duration.ofSeconds(20);
  private static final long NANOS_PER_MESSAGE = 500_000;

  private Deadline() {}

  /**
   * 20 s, and half a millisecond a message. A broker a hundred times slower than usual is still
   * measured; one that has lost a message is not waited for much longer than anyone would.
   */
  public static Duration of(long messages) {
    return Patience.or(SHORTEST).plusNanos(NANOS_PER_MESSAGE * messages);
  }
}
