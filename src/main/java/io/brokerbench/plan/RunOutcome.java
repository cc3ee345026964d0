package io.brokerbench.plan;

/** What a run comes to. */
public enum RunOutcome {
  /** Every row that was asked for was measured, and is valid. */
  VALID,
  /** A row is missing or invalid. */
  INVALID,
  /** All rows are valid, but not all results could be written where they belong. */
  UNSAVED,
  /** No broker could be provided, and so nothing was measured. */
  UNAVAILABLE,
  /** All that was measured is valid, and still doesn't answer what was asked. */
  UNANSWERED
}
