package io.brokerbench.report;

import io.brokerbench.regression.Change;
import io.brokerbench.report.Answer.Lead;
import io.brokerbench.results.JmhRow;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts answers into words. */
final class Sentences {
  private Sentences() {}

  static String of(Answer answer) {
    return switch (answer.standing()) {
      case AHEAD -> ahead(answer, Objects.requireNonNull(answer.lead()));
      case SAME ->
          "no difference: within "
              + Numbers.share(answer.judgement().threshold())
              + between(answer);
      case NOT_SHOWN -> "no difference shown" + between(answer);
      case UNKNOWN -> "can't be told: " + why(answer);
    };
  }

  private static String ahead(Answer answer, Lead lead) {
    Contender leader = Objects.requireNonNull(answer.leader());
    Contender behind = leader.equals(answer.one()) ? answer.other() : answer.one();
    return String.format(
        Locale.ROOT,
        "%s is ahead: %s %s%s than %s (95 %% interval %s to %s)",
        leader.name(),
        percent(lead.share()),
        answer.isMore() ? "more" : "less",
        answer.judgement().metric().equals(JmhRow.SCORE) ? "" : " " + answer.judgement().metric(),
        behind.name(),
        percent(lead.low()),
        percent(lead.high()));
  }

  private static String between(Answer answer) {
    @Nullable Change change = answer.judgement().change();
    return change == null
        ? ""
        : String.format(
            Locale.ROOT,
            " (%s against %s: 95 %% interval %s to %s %%)",
            answer.other().name(),
            answer.one().name(),
            Numbers.change(change.low()),
            Numbers.change(change.high()));
  }

  /** The verdict's name, and what each side is reproached with, by the side's name. */
  private static String why(Answer answer) {
    String reasons =
        String.join("; ", answer.judgement().reasons())
            .replace("baseline:", answer.one().name() + ":")
            .replace("candidate:", answer.other().name() + ":")
            .replace("the candidate doesn't have this row", "there is no " + answer.other().name());
    return answer.judgement().verdict() + (reasons.isEmpty() ? "" : ", " + reasons);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
  }
}
