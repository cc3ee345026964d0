package io.brokerbench.regression;

import java.util.List;

/** What a comparison means for what waits for it. */
public enum Gate {
  /** Something could be judged, nothing regressed, and nothing would have but for a drift. */
  PASSED,
  /** Something regressed, is missing, or is invalid. */
  FAILED,
  /** Too little could be judged. */
  UNJUDGED;

  /**
   * What a comparison's verdicts come to. A significant change for the worse of at least the
   * threshold never passes: it has regressed, or it is unsteady.
   *
   * @param strict whether all has to be judged; otherwise one metric of one row is enough
   */
  public static Gate of(Comparison comparison, boolean strict) {
    List<Verdict> verdicts =
        comparison.judgements().stream()
            .map(Judgement::verdict)
            .filter(verdict -> verdict != Verdict.UNDIRECTED)
            .toList();
    if (verdicts.stream().anyMatch(Verdict::isFailure)) {
      return FAILED;
    }
    if (verdicts.contains(Verdict.UNSTEADY)) {
      return UNJUDGED;
    }
    boolean judged =
        strict
            ? !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::isJudged)
            : verdicts.stream().anyMatch(Verdict::isJudged);
    return judged ? PASSED : UNJUDGED;
  }
}
