package io.brokerbench.results;

import java.util.regex.Pattern;

/** The names of the suite's own secondary metrics, all of them better when lower. */
public final class SuiteMetrics {
  private static final Pattern LATENCIES = Pattern.compile("(?:e2e|ack|schedule|handover)\\..+");

  private static final Pattern OURS =
      Pattern.compile(
          LATENCIES
              + "|imbalance|unsustained"
              + "|lost|duplicated|residue|reordered|corrupted|publish\\.errors"
              + "|threads\\.(?:leaked|peak|settle|slope)|fds\\.slope|heap\\.(?:peak|retained|slope)"
              + "|connections|consumer\\.groups|partitions");

  private SuiteMetrics() {}

  /** Whether the suite measures a metric of this name; others come from the user's profilers. */
  public static boolean isOurs(String name) {
    return OURS.matcher(name).matches();
  }

  /** Whether it is a latency of the suite's. */
  public static boolean isLatency(String name) {
    return LATENCIES.matcher(name).matches();
  }
}
