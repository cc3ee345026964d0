package io.brokerbench.workload;

import java.time.Duration;

/** How long messages are waited for. */
public final class Deadline {
  /** The system property of a fork that has another shortest deadline, in seconds. */
  public static final String PATIENCE = "brokerbench.patience";

  private static final int SHORTEST_SECONDS = 20;
  private static final long NANOS_PER_MESSAGE = 500_000;

  private Deadline() {}

  /**
   * 20 s, and half a millisecond a message. A broker a hundred times slower than usual is still
   * measured; one that has lost a message is not waited for much longer than anyone would.
   */
  public static Duration of(long messages) {
    return Duration.ofSeconds(Integer.getInteger(PATIENCE, SHORTEST_SECONDS))
        .plusNanos(NANOS_PER_MESSAGE * messages);
  }
}
