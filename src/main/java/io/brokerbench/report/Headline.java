package io.brokerbench.report;

import io.brokerbench.report.Answer.Standing;
import io.brokerbench.results.SaturationCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run's rows come to together: its headline. */
final class Headline {
  private Headline() {}

  /**
   * In a sentence or a few.
   *
   * @param searches what searches for the highest rate found
   */
  static String of(List<ReportRow> rows, List<Answer> answers, List<SaturationCurve> searches) {
    if (!searches.isEmpty()) {
      return searches.stream().map(SaturationCharts::sentence).collect(Collectors.joining(" "));
    }
    Values values = new Values(rows);
    if (rows.stream().noneMatch(ReportRow::isSound)) {
      return values.fault().orElse("Nothing was measured.");
    }
    if (!answers.isEmpty()) {
      return of(answers);
    }
    return values.fault().map(fault -> fault + " ").orElse("")
        + values.sentence().orElse("No row has a value.")
        + Contest.of(rows).ambiguity();
  }

  private static String of(List<Answer> answers) {
    if (answers.size() == 1) {
      return capital(answers.get(0).sentence()) + ".";
    }
    List<Ranking> rankings = Ranking.of(answers);
    if (rankings.size() == 1 && answers.stream().map(Answer::question).distinct().count() == 1) {
      return rankings.get(0).sentence();
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Answer answer : answers) {
      counts.merge(words(answer), 1, Integer::sum);
    }
    String rows = answers.size() + (rankings.isEmpty() ? " rows" : " pairs of rows");
    if (answers.stream().allMatch(answer -> answer.standing() == Standing.UNKNOWN)) {
      return "In none of " + rows + " can it be told who is ahead.";
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((words, count) -> parts.add(String.format(Locale.ROOT, words, count)));
    return "Of " + rows + ": " + String.join(", ", parts) + ".";
  }

  private static String words(Answer answer) {
    Contender leader = answer.leader();
    if (leader != null) {
      return leader.name().replace("%", "%%") + " is ahead in %d";
    }
    return switch (answer.standing()) {
      case SAME -> "no difference in %d";
      case AHEAD, NOT_SHOWN -> "no difference shown in %d";
      case UNKNOWN -> "%d can't be told";
    };
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
