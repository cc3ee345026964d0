package io.brokerbench.regression;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
 * @param rules what the verdict rests on
 */
record MetricTest(
    RowKey row,
    String metric,
    String unit,
    Direction direction,
    Forks baseline,
    Forks candidate,
    Rules rules) {
  /** A size is known if its interval ends within a tenth of it. */
  private static final double PRECISE = 0.1;

  /** Why nothing can be tested; empty if it can. */
  Optional<String> insufficiency() {
    if (Math.min(baseline.count(), candidate.count()) < Rules.FEWEST_FORKS) {
      return Optional.of("a verdict needs " + Rules.FEWEST_FORKS + " forks a side");
    }
    if (LatencyKind.isPercentile(metric) && (baseline.lackValues() || candidate.lackValues())) {
      return Optional.of(
          "a fork has fewer than "
              + Percentile.FEWEST_ABOVE
              + " messages above it, too few to tell it; measure longer");
    }
    return baseline.havePositiveValues() && candidate.havePositiveValues()
        ? Optional.empty()
        : Optional.of("a fork's value isn't a positive number, and has no ratio");
  }

  Sides sides() {
    return new Sides(baseline.logarithms(), candidate.logarithms());
  }

  Contrast contrast(Scatter scatter) {
    Sides sides = sides();
    return new Contrast(
        sides.difference(), scatter, sides.pairs(), rules.noiseFloor().of(row, metric));
  }

  Judgement settled(Verdict verdict, List<Reason> reasons) {
    return judgement(verdict, null, null, reasons);
  }

  /**
   * The verdict, by the rule that {@link Comparison} states.
   *
   * @param holm the test's adjusted p
   * @param tests how many there are
   */
  Judgement judge(Contrast contrast, double holm, int tests) {
    Change change = Change.of(contrast, holm);
    Verdict verdict = verdict(change);
    List<Reason> reasons = new ArrayList<>();
    Optional<String> drift = againstDrift(verdict, contrast);
    if (drift.isPresent()) {
      verdict = Verdict.UNSTEADY;
      reasons.add(Reason.both(drift.get()));
    }
    if (isChange(verdict)) {
      size(contrast).map(Reason::both).ifPresent(reasons::add);
    }
    if (verdict == Verdict.INCONCLUSIVE && isLarge(change) && change.p() <= Rules.ALPHA) {
      reasons.add(Reason.both("alone it would be a change, but not as one of " + tests + " tests"));
    }
    reasons.addAll(remarks(contrast));
    Sensitivity sensitivity =
        verdict == Verdict.INCONCLUSIVE
            ? Sensitivity.of(contrast, direction, rules.threshold(), tests)
            : null;
    return judgement(verdict, change, sensitivity, reasons);
  }

  private Verdict verdict(Change change) {
    if (change.holm() <= Rules.ALPHA && isLarge(change)) {
      return change.isWorse(direction) ? Verdict.REGRESSED : Verdict.IMPROVED;
    }
    return change.liesWithin(rules.threshold()) ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
  }

  private static boolean isChange(Verdict verdict) {
    return verdict == Verdict.REGRESSED || verdict == Verdict.IMPROVED;
  }

  private boolean isLarge(Change change) {
    return change.size() >= rules.threshold();
  }

  /** That the sides' drifts, going on, would turn the verdict; empty if they wouldn't. */
  private Optional<String> againstDrift(Verdict verdict, Contrast contrast) {
    if (verdict == Verdict.INCONCLUSIVE) {
      return Optional.empty();
    }
    double now = contrast.difference();
    double later = Drift.extrapolated(now, new Drift(baseline), new Drift(candidate));
    if (later == now) {
      return Optional.empty();
    }
    boolean isLarge = Math.abs(Math.expm1(later)) >= rules.threshold();
    boolean turns = isChange(verdict) ? !isLarge || now * later < 0 : isLarge;
    return turns
        ? Optional.of(
            Words.of(
                "the sides drift otherwise within their forks: a change of %s, which would be %s if"
                    + " they went on as long again. Warm up longer (-wi), or measure longer",
                Words.change(now), Words.change(later)))
        : Optional.empty();
  }

  /** That the direction is sure, and the size isn't; empty if it is. */
  private Optional<String> size(Contrast contrast) {
    double margin = contrast.margin(Change.CONFIDENCE);
    if (margin <= Math.log1p(PRECISE)) {
      return Optional.empty();
    }
    OptionalInt forks = contrast.forksToFind(Math.log1p(PRECISE), Rules.ALPHA, 0.5);
    double least = contrast.difference() - Math.copySign(margin, contrast.difference());
    return Optional.of(
        Words.of(
            "%s at least, best guess %s; direction sure, size not: forks scatter by %.0f %%; %s",
            Words.change(least),
            Words.change(contrast.difference()),
            contrast.scatter().ofOneFork() * 100,
            forks.isEmpty()
                ? "no number of forks gives ±10 %"
                : "about " + forks.getAsInt() + " a side would give ±10 %"));
  }

  private List<Reason> remarks(Contrast contrast) {
    List<Reason> remarks = new ArrayList<>();
    Reason.all(Reason.Subject.BASELINE, steadiness(baseline).remarks()).forEach(remarks::add);
    Reason.all(Reason.Subject.CANDIDATE, steadiness(candidate).remarks()).forEach(remarks::add);
    double between = Math.sqrt(contrast.between().variance());
    if (between > 0) {
      remarks.add(
          Reason.both(
              Words.of(
                  "equal sides differed by %.1f %% here beyond the scatter of forks, which the"
                      + " interval counts in",
                  Math.expm1(between) * 100)));
    }
    return remarks;
  }

  private Steadiness steadiness(Forks forks) {
    return new Steadiness(forks, metric.equals(JmhRow.SCORE), rules.threshold());
  }

  private Judgement judgement(
      Verdict verdict,
      @Nullable Change change,
      @Nullable Sensitivity sensitivity,
      List<Reason> reasons) {
    return new Judgement(
        row,
        metric,
        unit,
        direction,
        verdict,
        Judgement.SideMean.of(baseline),
        Judgement.SideMean.of(candidate),
        rules.threshold(),
        change,
        sensitivity,
        reasons);
  }
}
