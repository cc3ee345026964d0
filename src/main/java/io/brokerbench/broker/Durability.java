package io.brokerbench.broker;

/**
 * What an acknowledged message survives: one meaning, the same for every broker. {@code
 * docs/measurement.md} says how each broker is set up for a tier.
 */
public enum Durability {
  /** Nothing: messages are kept in memory. */
  MEMORY,
  /** A crash of the broker's process: messages are in files, flushed when the system pleases. */
  DISK,
  /** A power cut: each message is flushed to the disk before it is acknowledged. */
  FSYNC
}
