package io.brokerbench.report.comparison;

import io.brokerbench.regression.Change;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.Difference;
import io.brokerbench.regression.Gate;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Rules;
import io.brokerbench.regression.Sensitivity;
import io.brokerbench.regression.Verdict;
import io.brokerbench.results.Json;
import io.brokerbench.results.RowKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A comparison for programs. Shares are numbers (0.05 is 5 %), and what isn't known is left out.
 * Members may be added; a change of what one means gets another {@code schema}.
 */
record JsonReport(
    int schema,
    Gate gate,
    String baseline,
    String candidate,
    List<String> notes,
    double threshold,
    double alpha,
    int tests,
    List<Row> verdicts,
    List<Difference> differences,
    List<RowKey> onlyInCandidate,
    Set<String> notJudged) {
  private static final int SCHEMA = 2;

  record Row(
      String benchmark,
      String mode,
      int threads,
      Map<String, String> params,
      String metric,
      String unit,
      String better,
      Verdict verdict,
      double threshold,
      Side baseline,
      Side candidate,
      @Nullable Double ratio,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double p,
      @Nullable Double holm,
      @Nullable Double smallestChange,
      @Nullable Integer forksNeeded,
      List<String> reasons) {

    static Row of(Judgement judgement) {
      Change change = judgement.change();
      Sensitivity sensitivity = judgement.sensitivity();
      return new Row(
          judgement.row().benchmark(),
          judgement.row().mode(),
          judgement.row().threads(),
          judgement.row().params(),
          judgement.metric(),
          judgement.unit(),
          judgement.direction().name().toLowerCase(Locale.ROOT),
          judgement.verdict(),
          judgement.threshold(),
          Side.of(judgement.baseline()),
          Side.of(judgement.candidate()),
          finite(judgement.ratio()),
          change == null ? null : finite(change.low()),
          change == null ? null : finite(change.high()),
          change == null ? null : finite(change.p()),
          change == null ? null : finite(change.holm()),
          sensitivity == null ? null : finite(sensitivity.smallestChange()),
          sensitivity == null || sensitivity.forksNeeded().isEmpty()
              ? null
              : sensitivity.forksNeeded().getAsInt(),
          judgement.reasons());
    }
  }

  record Side(int forks, @Nullable Double value) {
    static Side of(Judgement.Side side) {
      return new Side(side.forks(), finite(side.value()));
    }
  }

  static JsonReport of(ComparisonReport report) {
    Comparison comparison = report.comparison();
    return new JsonReport(
        SCHEMA,
        report.gate(),
        report.baseline(),
        report.candidate(),
        report.notes(),
        comparison.threshold(),
        Rules.ALPHA,
        comparison.tests(),
        comparison.judgements().stream().map(Row::of).toList(),
        comparison.differences(),
        comparison.onlyInCandidate(),
        comparison.notJudged());
  }

  String render() {
    return Json.pretty(this) + "\n";
  }

  /** JSON has no other numbers. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
