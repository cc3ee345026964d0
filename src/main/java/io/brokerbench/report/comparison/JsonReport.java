package io.brokerbench.report.comparison;

import io.brokerbench.regression.Change;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Rules;
import io.brokerbench.regression.Sensitivity;
import io.brokerbench.results.Json;
import io.brokerbench.results.SavedComparison;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison for programs. */
final class JsonReport {
  private JsonReport() {}

  static String render(ComparisonReport report) {
    return Json.pretty(of(report)) + "\n";
  }

  private static SavedComparison of(ComparisonReport report) {
    Comparison comparison = report.comparison();
    return new SavedComparison(
        SavedComparison.SCHEMA,
        report.gate().name(),
        report.baseline(),
        report.candidate(),
        report.notes(),
        comparison.threshold(),
        Rules.ALPHA,
        comparison.tests(),
        comparison.judgements().stream().map(JsonReport::verdict).toList(),
        comparison.differences().stream()
            .map(
                found ->
                    new SavedComparison.SavedDifference(
                        found.what(), found.baseline(), found.candidate(), found.rows()))
            .toList(),
        comparison.onlyInCandidate(),
        comparison.notJudged());
  }

  static SavedComparison.SavedVerdict verdict(Judgement judgement) {
    Change change = judgement.change();
    Sensitivity sensitivity = judgement.sensitivity();
    return new SavedComparison.SavedVerdict(
        judgement.row().benchmark(),
        judgement.row().mode(),
        judgement.row().threads(),
        judgement.row().params(),
        judgement.metric(),
        judgement.unit(),
        judgement.direction().name().toLowerCase(Locale.ROOT),
        judgement.verdict().name(),
        judgement.threshold(),
        side(judgement.baseline()),
        side(judgement.candidate()),
        finite(judgement.ratio()),
        change == null ? null : finite(change.low()),
        change == null ? null : finite(change.high()),
        change == null ? null : finite(change.p()),
        change == null ? null : finite(change.holm()),
        sensitivity == null ? null : finite(sensitivity.smallestChange()),
        sensitivity == null || sensitivity.forksNeeded().isEmpty()
            ? null
            : sensitivity.forksNeeded().getAsInt(),
        judgement.words());
  }

  private static SavedComparison.SavedSide side(Judgement.SideMean side) {
    return new SavedComparison.SavedSide(side.forks(), finite(side.value()));
  }

  /** JSON has no other numbers. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
