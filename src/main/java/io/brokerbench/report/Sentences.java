package io.brokerbench.report;

import io.brokerbench.report.Answer.Ratio;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Numbers;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts answers into words. */
final class Sentences {
  private Sentences() {}

  static String of(Answer answer) {
    return brief(answer) + interval(answer);
  }

  private static String interval(Answer answer) {
    return switch (answer.standing()) {
      case AHEAD ->
          answer.ratio().map(ratio -> " (95 % interval " + ratio.interval() + ")").orElse("");
      case SAME, NOT_SHOWN -> between(answer);
      case UNKNOWN -> "";
    };
  }

  /** What an answer says, without the interval, which may stand beside it. */
  static String brief(Answer answer) {
    return switch (answer.standing()) {
      case AHEAD -> ahead(answer, answer.ratio().orElseThrow());
      case SAME -> "no difference: within " + Numbers.share(answer.judgement().threshold());
      case NOT_SHOWN -> "no difference shown";
      case UNKNOWN -> "can't be told: " + why(answer);
    };
  }

  /** The subject is always the first of the two, as it is in tables. */
  private static String ahead(Answer answer, Ratio ratio) {
    boolean firstLeads = answer.one().equals(answer.leader());
    String first = answer.one().name();
    String second = answer.other().brief();
    String metric = answer.judgement().metric();
    if (metric.equals(JmhRow.SCORE)) {
      return firstLeads
          ? first + " is ahead: " + ratio.to(second)
          : answer.other().name() + " is ahead: " + first + " comes to " + ratio.to(second);
    }
    String of = firstLeads ? "its " + metric : "the " + metric + " of " + first;
    return Objects.requireNonNull(answer.leader()).name()
        + " is ahead: "
        + of
        + " is "
        + ratio.to("that of " + second);
  }

  private static String between(Answer answer) {
    return answer
        .ratio()
        .map(
            ratio ->
                String.format(
                    Locale.ROOT,
                    " (%s against %s: 95 %% interval %s)",
                    answer.one().name(),
                    answer.other().brief(),
                    ratio.interval()))
        .orElse("");
  }

  /** The verdict's name, and what each side is reproached with, by the side's name. */
  private static String why(Answer answer) {
    String reasons =
        answer.judgement().reasons().stream()
            .map(reason -> reason.words(answer.other().name(), answer.one().name()))
            .collect(Collectors.joining("; "));
    return answer.judgement().verdict() + (reasons.isEmpty() ? "" : ", " + reasons);
  }
}
