package io.brokerbench.measure;

/** What the ledger makes of a delivery. */
public enum Receipt {
  /** A message of the burst under way, delivered for the first time. */
  FIRST,
  /** A message that had been delivered before. */
  DUPLICATE,
  /** A message that came after its burst had been given up. */
  LATE,
  /** A message that another trial sent. */
  RESIDUE,
  /** Bytes that are no intact message. */
  CORRUPTED
}
