package io.brokerbench.report.comparison;

import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.Difference;
import io.brokerbench.regression.Direction;
import io.brokerbench.regression.Gate;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Rules;
import io.brokerbench.regression.Sensitivity;
import io.brokerbench.regression.Verdict;
import io.brokerbench.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a comparison's facts are put, for every report that people read. */
final class Phrases {
  private Phrases() {}

  /** What the verdict's name doesn't say, a sentence each. */
  static List<String> reasons(Judgement judgement) {
    List<String> reasons = new ArrayList<>(judgement.words());
    Sensitivity sensitivity = judgement.sensitivity();
    if (sensitivity != null) {
      reasons.add(sensitivity(judgement, sensitivity));
    }
    return reasons;
  }

  private static String sensitivity(Judgement judgement, Sensitivity sensitivity) {
    String sign = judgement.direction() == Direction.HIGHER ? "-" : "+";
    String needed =
        sensitivity.forksNeeded().isPresent()
            ? sensitivity.forksNeeded().getAsInt() + " forks"
            : "over a thousand forks";
    return format(
        "could have shown a change of %s%.0f %%; one of %s%s needs %s a side",
        sign,
        Math.ceil(sensitivity.smallestChange() * 100 - 1e-6),
        sign,
        Numbers.share(judgement.threshold()),
        needed);
  }

  /** How many of each verdict there are. */
  static String counts(Comparison comparison) {
    String counts = counted(comparison);
    return counts.isEmpty() ? "No row is on both sides" : counts;
  }

  private static String counted(Comparison comparison) {
    return Stream.of(Verdict.values())
        .map(
            verdict -> {
              long count =
                  comparison.judgements().stream().filter(j -> j.verdict() == verdict).count();
              return count == 0 ? "" : count + " " + verdict;
            })
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  static String outcome(ComparisonReport report) {
    boolean all = Gate.of(report.comparison(), true) == Gate.PASSED;
    return switch (report.gate()) {
      case PASSED -> "Nothing regressed" + (all ? "." : ", as far as could be judged.");
      case FAILED -> "Something regressed, is missing, or is invalid.";
      case UNJUDGED ->
          "Too little could be judged; "
              + (isUnsteady(report.comparison())
                  ? "warm up longer (-wi), or measure longer."
                  : "run more forks (-f).");
    };
  }

  private static boolean isUnsteady(Comparison comparison) {
    return comparison.judgements().stream().anyMatch(j -> j.verdict() == Verdict.UNSTEADY);
  }

  /** By what rule verdicts were given. */
  static String rule(Comparison comparison) {
    return comparison.tests() == 0
        ? "Nothing could be tested."
        : format(
            "A change is one of %s or more that is significant at %s among all %d tests.",
            Numbers.share(comparison.threshold()), Numbers.share(Rules.ALPHA), comparison.tests());
  }

  /** In how many rows something differs, if not in all of them; or nothing. */
  static String where(Difference difference, int rows) {
    return difference.rows() == rows ? "" : " (" + difference.rows() + " of " + rows + " rows)";
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
