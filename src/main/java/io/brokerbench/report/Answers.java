package io.brokerbench.report;

import io.brokerbench.regression.Blocking;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.NoiseFloor;
import io.brokerbench.regression.Rules;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares a run's brokers with each other: row by row, and never across durability tiers. What is
 * said of one table of rows is adjusted for all of it.
 */
final class Answers {
  private static final String ONE = "KAFKA";
  private static final String OTHER = "NATS";
  private static final String TIER = "durability";

  private Answers() {}

  /** What can only be compared together: rows of one tier that are judged by one metric. */
  private record Table(String tier, String metric) {
    static Table of(ReportRow row) {
      return new Table(row.key().params().getOrDefault(TIER, ""), row.headline());
    }
  }

  /** An answer for each row that both brokers were asked for. */
  static List<Answer> of(List<ReportRow> rows) {
    Map<Table, List<ReportRow>> tables =
        rows.stream()
            .collect(Collectors.groupingBy(Table::of, LinkedHashMap::new, Collectors.toList()));
    List<Answer> answers = new ArrayList<>();
    tables.forEach((table, ofTable) -> addAll(table, ofTable, answers));
    return titled(answers);
  }

  private static void addAll(Table table, List<ReportRow> rows, List<Answer> answers) {
    Map<Contender, List<ReportRow>> contenders =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    ReportRow::contender, LinkedHashMap::new, Collectors.toList()));
    contenders.forEach(
        (one, ofOne) -> {
          if (one.broker().equals(ONE)) {
            contenders.forEach(
                (other, ofOther) -> {
                  if (other.broker().equals(OTHER)) {
                    addPair(table, one, ofOne, other, ofOther, answers);
                  }
                });
          }
        });
  }

  private static void addPair(
      Table table,
      Contender one,
      List<ReportRow> ofOne,
      Contender other,
      List<ReportRow> ofOther,
      List<Answer> answers) {
    Map<RowKey, JmhRow> left = byQuestion(ofOne);
    Map<RowKey, JmhRow> right = byQuestion(ofOther);
    left.keySet().retainAll(right.keySet());
    right.keySet().retainAll(left.keySet());
    Rules rules =
        new Rules(Rules.DEFAULT_THRESHOLD, NoiseFloor.UNKNOWN, table.metric()::equals)
            .with(Blocking.ROUNDS);
    Comparison comparison =
        Comparison.of(List.copyOf(left.values()), List.copyOf(right.values()), rules);
    for (Judgement judgement : comparison.judgements()) {
      answers.add(new Answer(judgement.row(), "", table.tier(), one, other, judgement));
    }
  }

  private static Map<RowKey, JmhRow> byQuestion(List<ReportRow> rows) {
    Map<RowKey, JmhRow> questions = new LinkedHashMap<>();
    for (ReportRow row : rows) {
      JmhRow source = row.source();
      JmhRow shown =
          source != null ? source : new JmhRow(row.key(), Map.of(), Map.of(), reasons(row));
      JmhRow question = shown.without(Contender.PARAMETERS);
      questions.put(question.key(), question);
    }
    return questions;
  }

  private static List<String> reasons(ReportRow row) {
    return row.badges().stream().flatMap(badge -> badge.reasons().stream()).toList();
  }

  /** Questions are called by what tells them apart. */
  private static List<Answer> titled(List<Answer> answers) {
    RowTitles titles = new RowTitles(answers.stream().map(Answer::question).toList());
    return answers.stream()
        .map(
            answer ->
                new Answer(
                    answer.question(),
                    titles.brief(answer.question()),
                    answer.tier(),
                    answer.one(),
                    answer.other(),
                    answer.judgement()))
        .toList();
  }
}
