package io.brokerbench.broker;

/**
 * Whether messages are compressed, by what both brokers can do: the Snappy family, which trades
 * ratio for speed. {@code docs/measurement.md} says where each broker does it.
 */
public enum Compression {
  /** Messages are kept as they are sent. */
  NONE,
  /** {@code snappy}, or its successor {@code s2}, whichever the broker has. */
  SNAPPY
}
