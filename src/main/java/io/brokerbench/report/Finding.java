package io.brokerbench.report;

import io.brokerbench.report.Answer.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run's answers come to together. */
final class Finding {
  private Finding() {}

  static String of(List<Answer> answers) {
    if (answers.isEmpty()) {
      return "No brokers to compare: Kafka and NATS were not measured by the same row.";
    }
    if (answers.size() == 1) {
      return capital(answers.get(0).sentence()) + ".";
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Answer answer : answers) {
      counts.merge(words(answer), 1, Integer::sum);
    }
    if (answers.stream().allMatch(answer -> answer.standing() == Standing.UNKNOWN)) {
      return "In none of " + answers.size() + " rows can it be told which broker is ahead.";
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((words, count) -> parts.add(String.format(Locale.ROOT, words, count)));
    return "Of " + answers.size() + " rows: " + String.join(", ", parts) + ".";
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
