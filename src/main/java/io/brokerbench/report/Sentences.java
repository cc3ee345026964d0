package io.brokerbench.report;

import io.brokerbench.regression.Change;
import io.brokerbench.report.Answer.Lead;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Numbers;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts answers into words. */
final class Sentences {
  private Sentences() {}

  static String of(Answer answer) {
    return brief(answer) + interval(answer);
  }

  private static String interval(Answer answer) {
    return switch (answer.standing()) {
      case AHEAD -> interval(Objects.requireNonNull(answer.lead()));
      case SAME, NOT_SHOWN -> between(answer);
      case UNKNOWN -> "";
    };
  }

  private static String interval(Lead lead) {
    return " (95 % interval " + percent(lead.low()) + " to " + percent(lead.high()) + ")";
  }

  /** The same without the interval, which may stand beside it. */
  static String brief(Answer answer) {
    return switch (answer.standing()) {
      case AHEAD -> ahead(answer, Objects.requireNonNull(answer.lead()));
      case SAME -> "no difference: within " + Numbers.share(answer.judgement().threshold());
      case NOT_SHOWN -> "no difference shown";
      case UNKNOWN -> "can't be told: " + why(answer);
    };
  }

  private static String ahead(Answer answer, Lead lead) {
    Contender leader = Objects.requireNonNull(answer.leader());
    Contender behind = leader.equals(answer.one()) ? answer.other() : answer.one();
    return String.format(
        Locale.ROOT,
        "%s is ahead: %s %s%s than %s",
        leader.name(),
        percent(lead.share()),
        answer.isMore() ? "more" : "less",
        answer.judgement().metric().equals(JmhRow.SCORE) ? "" : " " + answer.judgement().metric(),
        behind.brief());
  }

  private static String between(Answer answer) {
    @Nullable Change change = answer.judgement().change();
    return change == null
        ? ""
        : String.format(
            Locale.ROOT,
            " (%s against %s: 95 %% interval %s to %s %%)",
            answer.other().name(),
            answer.one().brief(),
            Numbers.change(change.low()),
            Numbers.change(change.high()));
  }

  /** The verdict's name, and what each side is reproached with, by the side's name. */
  private static String why(Answer answer) {
    String reasons =
        answer.judgement().reasons().stream()
            .map(reason -> reason.words(answer.one().name(), answer.other().name()))
            .collect(Collectors.joining("; "));
    return answer.judgement().verdict() + (reasons.isEmpty() ? "" : ", " + reasons);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
  }
}
