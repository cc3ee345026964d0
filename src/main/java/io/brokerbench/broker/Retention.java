package io.brokerbench.broker;

/**
 * How much topics keep, so that a broker removes old messages while it is measured, as in service,
 * and the thousandth second is like the hundredth.
 */
public final class Retention {

  /** What brokers count beside a message's own bytes: names, headers, checksums, lengths. */
  private static final int OVERHEAD_BYTES = 100;

  private Retention() {}

  /**
   * How many bytes topics keep together: what was asked for, or more where messages that nobody has
   * read yet would be removed otherwise. Room is made for twice as many of those as there may be,
   * since topics needn't have equal shares.
   *
   * @param megabytes what was asked for, in MiB; 0 for everything
   * @param unread messages that may have to wait until they are read
   * @param payloadBytes bytes of a message
   */
  public static long bytes(int megabytes, long unread, int payloadBytes) {
    return megabytes == 0
        ? Storage.EVERYTHING
        : Math.max((long) megabytes << 20, 2 * unread * (payloadBytes + OVERHEAD_BYTES));
  }
}
