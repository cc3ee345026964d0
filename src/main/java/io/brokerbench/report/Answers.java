package io.brokerbench.report;

import io.brokerbench.regression.Blocking;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.NoiseFloor;
import io.brokerbench.regression.Rules;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares a run's contenders with each other: pair by pair and row by row, and never across
 * durability tiers. What is said of one table of rows is adjusted for all its rows and pairs.
 */
final class Answers {
  private static final String TIER = "durability";

  /** Tells rows of different pairs apart within one comparison; no parameter has such a name. */
  private static final String PAIR = "the pair";

  private final Contest contest;

  private Answers(Contest contest) {
    this.contest = contest;
  }

  /** What can only be compared together: rows of one tier that are judged by one metric. */
  private record TestFamily(String tier, String metric) {
    static TestFamily of(ReportRow row) {
      return new TestFamily(row.key().params().getOrDefault(TIER, ""), row.headline());
    }
  }

  /** One row of two contenders. */
  private record RowPair(
      RowKey question, Contender one, Contender other, JmhRow left, JmhRow right) {
    /** One side's row, under a key that only this match has. */
    JmhRow of(JmhRow side, int pair) {
      Map<String, String> params = new TreeMap<>(question.params());
      params.put(PAIR, Integer.toString(pair));
      return new JmhRow(
          question.withParams(params), side.metrics(), side.conditions(), side.faults());
    }
  }

  /** An answer for each row and each two contenders that it was asked of. */
  static List<Answer> of(List<ReportRow> rows) {
    Contest contest = Contest.of(rows);
    return contest.isHeld() ? titled(new Answers(contest).answers(rows)) : List.of();
  }

  private List<Answer> answers(List<ReportRow> rows) {
    Map<TestFamily, List<ReportRow>> tables =
        Contest.entrants(rows)
            .filter(row -> !contest.contender(row.key()).name().isEmpty())
            .collect(
                Collectors.groupingBy(TestFamily::of, LinkedHashMap::new, Collectors.toList()));
    List<Answer> answers = new ArrayList<>();
    tables.forEach((table, ofTable) -> judge(table, matches(ofTable), answers));
    return answers;
  }

  /** All matches of a table, pair by pair. */
  private List<RowPair> matches(List<ReportRow> rows) {
    Map<Contender, Map<RowKey, JmhRow>> contenders = new LinkedHashMap<>();
    for (ReportRow row : rows) {
      contenders
          .computeIfAbsent(contest.contender(row.key()), c -> new LinkedHashMap<>())
          .put(contest.question(row.key()), source(row));
    }
    List<RowPair> matches = new ArrayList<>();
    List<Contender> all = List.copyOf(contenders.keySet());
    for (int one = 0; one < all.size(); one++) {
      for (Contender other : all.subList(one + 1, all.size())) {
        addPair(all.get(one), other, contenders, matches);
      }
    }
    return matches;
  }

  private static void addPair(
      Contender one,
      Contender other,
      Map<Contender, Map<RowKey, JmhRow>> contenders,
      List<RowPair> matches) {
    Map<RowKey, JmhRow> right = contenders.getOrDefault(other, Map.of());
    contenders
        .getOrDefault(one, Map.of())
        .forEach(
            (question, left) -> {
              JmhRow counterpart = right.get(question);
              if (counterpart != null) {
                matches.add(new RowPair(question, one, other, left, counterpart));
              }
            });
  }

  /** A comparison has a verdict a row and metric, in the order of rows; here a match each. */
  private static void judge(TestFamily table, List<RowPair> matches, List<Answer> answers) {
    List<JmhRow> left = new ArrayList<>();
    List<JmhRow> right = new ArrayList<>();
    Map<RowKey, RowPair> byKey = new LinkedHashMap<>();
    for (RowPair match : matches) {
      JmhRow side = match.of(match.left(), byKey.size());
      byKey.put(side.key(), match);
      left.add(side);
      right.add(match.of(match.right(), right.size()));
    }
    // As the change from the second to the first: whatever is said of it has the ratio's direction.
    for (Judgement judgement : Comparison.of(right, left, rules(table)).judgements()) {
      RowPair match = byKey.get(judgement.row());
      if (match != null) {
        answers.add(
            new Answer(
                match.question(),
                "",
                table.tier(),
                match.one(),
                match.other(),
                shown(match.left(), table.metric()),
                shown(match.right(), table.metric()),
                judgement));
      }
    }
  }

  /** What rows show of a metric: JMH's score, and of a percentile the mean of its forks. */
  private static double shown(JmhRow row, String metric) {
    JmhMetric of = row.metrics().get(metric);
    if (of == null) {
      return Double.NaN;
    }
    return metric.equals(JmhRow.SCORE) ? of.score() : Quantity.percentile(of).value();
  }

  /** Both sides are of one run, and were measured round by round. */
  private static Rules rules(TestFamily table) {
    return new Rules(Rules.DEFAULT_THRESHOLD, NoiseFloor.UNKNOWN, table.metric()::equals)
        .with(Blocking.ROUNDS);
  }

  private static JmhRow source(ReportRow row) {
    JmhRow source = row.source();
    return source != null ? source : new JmhRow(row.key(), Map.of(), Map.of(), reasons(row));
  }

  private static List<String> reasons(ReportRow row) {
    return row.badges().stream().flatMap(badge -> badge.reasons().stream()).toList();
  }

  /** Questions are called by what tells them apart. */
  private static List<Answer> titled(List<Answer> answers) {
    RowTitles titles = new RowTitles(answers.stream().map(Answer::question).toList());
    return answers.stream().map(answer -> answer.titled(titles.brief(answer.question()))).toList();
  }
}
