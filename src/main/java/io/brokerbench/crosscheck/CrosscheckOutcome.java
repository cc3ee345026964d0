package io.brokerbench.crosscheck;

import java.util.Collection;

/** What a whole cross-check comes to. */
public enum CrosscheckOutcome {
  /** Every ratio lies within its bounds. */
  HOLDS("Every bound holds."),
  /** A ratio lies outside of its bounds. */
  BROKEN("A bound is broken."),
  /** No ratio lies outside, and not of every one can be told that it lies within. */
  UNTOLD("Whether every bound holds can't be told.");

  private final String sentence;

  CrosscheckOutcome(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }

  static CrosscheckOutcome of(Collection<CheckedWork> checkedWorks) {
    boolean broken =
        checkedWorks.stream()
            .map(CheckedWork::check)
            .anyMatch(verdict -> verdict == BoundCheck.BELOW || verdict == BoundCheck.ABOVE);
    if (broken) {
      return BROKEN;
    }
    return checkedWorks.stream().allMatch(checked -> checked.check() == BoundCheck.OK)
        ? HOLDS
        : UNTOLD;
  }
}
