package io.brokerbench.regression;

/** What a comparison comes to, for one metric of one row. */
public enum Verdict {
  /** Worse: the change is at least the threshold, and chance doesn't explain it. */
  REGRESSED,
  /** Better by the same rule. */
  IMPROVED,
  /** The interval of the change lies within the threshold on both sides. */
  EQUIVALENT,
  /** Neither of these could be shown with so few forks. */
  INCONCLUSIVE,
  /** It would be one of the first three, but what drifts within forks would turn it. */
  UNSTEADY,
  /** Fewer than three forks, or values that have no ratio, or none in the baseline's unit. */
  INSUFFICIENT,
  /** Nobody knows which way the metric is better: its change is shown, and settles nothing. */
  UNDIRECTED,
  /** A side of the row may not be believed: something was lost, duplicated, leaked and so on. */
  INVALID,
  /** The candidate doesn't have what the baseline has. */
  MISSING;

  /** Whether the data said something about the change. */
  public boolean isJudged() {
    return this == REGRESSED || this == IMPROVED || this == EQUIVALENT;
  }

  /** Whether it is a reason to stop. */
  public boolean isFailure() {
    return this == REGRESSED || this == INVALID || this == MISSING;
  }
}
