package io.brokerbench.measure;

/**
 * A percentile that latencies are given by. It is told only of enough messages: of 1,000 messages
 * p99.99 is the slowest of them and nothing else.
 */
public enum Percentile {
  P50("p50", 2),
  P90("p90", 10),
  P99("p99", 100),
  P999("p999", 1_000),
  P9999("p9999", 10_000);

  /**
   * With fewer messages above it a percentile isn't told. How many lie above the true one scatters
   * by its own square root (binomial): of ten by three, so that a p99 is one of p98.4 to p99.6, in
   * 95 of 100 samples. That is so for messages that are late independently; those that one stall
   * delays aren't, which only intervals by forks know. (H. A. David and H. N. Nagaraja, Order
   * Statistics, 3rd ed., 7.1.)
   */
  public static final int FEWEST_ABOVE = 10;

  private final String label;
  private final int oneIn;

  Percentile(String label, int oneIn) {
    this.label = label;
    this.oneIn = oneIn;
  }

  /** How the names of its metrics end. */
  public String label() {
    return label;
  }

  /** The share of messages at or below it. */
  public double share() {
    return (oneIn - 1.0) / oneIn;
  }

  /** How many messages it takes. */
  public long fewestMessages() {
    return (long) FEWEST_ABOVE * oneIn;
  }

  /** Whether so many messages can tell it. */
  public boolean isToldBy(long messages) {
    return messages >= fewestMessages();
  }
}
