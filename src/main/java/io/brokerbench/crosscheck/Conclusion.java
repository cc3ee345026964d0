package io.brokerbench.crosscheck;

import java.util.Collection;

/** What a whole cross-check comes to. */
public enum Conclusion {
  /** Every ratio lies within its bounds. */
  HOLDS("Every bound holds."),
  /** A ratio lies outside of its bounds. */
  BROKEN("A bound is broken."),
  /** No ratio lies outside, and not of every one can be told that it lies within. */
  UNTOLD("Whether every bound holds can't be told.");

  private final String sentence;

  Conclusion(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }

  static Conclusion of(Collection<Finding> findings) {
    boolean broken =
        findings.stream()
            .map(Finding::verdict)
            .anyMatch(verdict -> verdict == Verdict.BELOW || verdict == Verdict.ABOVE);
    if (broken) {
      return BROKEN;
    }
    return findings.stream().allMatch(finding -> finding.verdict() == Verdict.OK) ? HOLDS : UNTOLD;
  }
}
