package io.brokerbench.regression;

import io.brokerbench.measure.Percentile;
import io.brokerbench.regression.Judgement.Side;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import io.brokerbench.results.SuiteMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one row under judgement.
 *
 * @param row the row
 * @param metric the metric
 * @param unit of the metric
 * @param direction which way is better; known
 * @param baseline the one side
 * @param candidate the other side
 * @param threshold what a change is held against
 */
record Trial(
    RowKey row,
    String metric,
    String unit,
    Direction direction,
    Forks baseline,
    Forks candidate,
    Threshold threshold) {

  /** Why nothing can be tested; empty if it can. */
  Optional<String> insufficiency() {
    if (Math.min(baseline.count(), candidate.count()) < Rules.FEWEST_FORKS) {
      return Optional.of("a verdict needs " + Rules.FEWEST_FORKS + " forks a side");
    }
    if (SuiteMetrics.isPercentile(metric) && (baseline.lackValues() || candidate.lackValues())) {
      return Optional.of(
          "a fork has fewer than "
              + Percentile.FEWEST_ABOVE
              + " messages above it, too few to tell it; measure longer");
    }
    return baseline.havePositiveValues() && candidate.havePositiveValues()
        ? Optional.empty()
        : Optional.of("a fork's value isn't a positive number, and has no ratio");
  }

  Welch test() {
    return Welch.of(baseline.logarithms(), candidate.logarithms());
  }

  Judgement settled(Verdict verdict, List<String> reasons) {
    return judgement(verdict, null, null, reasons);
  }

  /**
   * The verdict, by the rule that {@link Comparison} states.
   *
   * @param holm the test's adjusted p
   * @param tests how many there are
   */
  Judgement judge(Welch welch, double holm, int tests) {
    Change change =
        Change.of(welch, holm, Permutation.p(baseline.logarithms(), candidate.logarithms()));
    List<String> noise =
        Stream.of(fault("baseline", baseline), fault("candidate", candidate))
            .flatMap(Optional::stream)
            .toList();
    if (!noise.isEmpty()) {
      return judgement(Verdict.NOISY, change, null, noise);
    }
    if (holm <= Rules.ALPHA && change.size() >= threshold.least(change.isFall())) {
      Verdict verdict = change.isWorse(direction) ? Verdict.REGRESSED : Verdict.IMPROVED;
      return judgement(verdict, change, null, ofFloor(change));
    }
    if (change.liesWithin(threshold.wanted())) {
      return judgement(Verdict.EQUIVALENT, change, null, List.of());
    }
    return inconclusive(welch, change, tests);
  }

  private List<String> ofFloor(Change change) {
    return threshold.isFloor(change.isFall())
        ? List.of(threshold.counted(change.isFall()))
        : List.of();
  }

  private Judgement inconclusive(Welch welch, Change change, int tests) {
    double least = threshold.least(change.isFall());
    List<String> reasons = new ArrayList<>();
    if (change.holm() <= Rules.ALPHA && change.size() >= threshold.wanted()) {
      reasons.add(threshold.tooHigh(change.isFall()));
    } else {
      reasons.addAll(ofFloor(change));
      if (change.p() <= Rules.ALPHA && change.size() >= least) {
        reasons.add("alone it would be a change, but not as one of " + tests + " tests");
      }
    }
    Sensitivity sensitivity =
        Sensitivity.of(
            welch,
            baseline.logarithms(),
            candidate.logarithms(),
            direction,
            threshold.least(isBetterHigher()),
            tests);
    return judgement(Verdict.INCONCLUSIVE, change, sensitivity, reasons);
  }

  private boolean isBetterHigher() {
    return direction == Direction.HIGHER;
  }

  private Optional<String> fault(String side, Forks forks) {
    boolean score = metric.equals(JmhRow.SCORE);
    return new Steadiness(forks, score, threshold.wanted())
        .fault()
        .map(fault -> side + ": " + fault);
  }

  private Judgement judgement(
      Verdict verdict,
      @Nullable Change change,
      @Nullable Sensitivity sensitivity,
      List<String> reasons) {
    boolean downwards =
        (change == null || sensitivity != null) ? isBetterHigher() : change.isFall();
    return new Judgement(
        row,
        metric,
        unit,
        direction,
        verdict,
        Side.of(baseline),
        Side.of(candidate),
        threshold.least(downwards),
        change,
        sensitivity,
        reasons);
  }
}
