package io.brokerbench.report;

import io.brokerbench.report.Answer.Standing;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The order of more than two contenders in one row. A contender's place is one more than the number
 * of those that are shown to be ahead of it; those that share a place are tied.
 *
 * @param title what tells the row from others
 * @param places who has which
 * @param untold pairs of which nothing can be told, or that have different places although neither
 *     is shown to be ahead of the other
 * @param unranked of whom nothing can be told
 */
public record Ranking(
    String title,
    Map<Integer, List<Contender>> places,
    List<Answer> untold,
    List<Contender> unranked) {

  /** The ranking of each row that more than two contenders were asked for, in the rows' order. */
  static List<Ranking> of(List<Answer> answers) {
    Map<List<Object>, List<Answer>> rows = new LinkedHashMap<>();
    for (Answer answer : answers) {
      RowKey question = answer.question();
      rows.computeIfAbsent(List.of(question, answer.judgement().metric()), row -> new ArrayList<>())
          .add(answer);
    }
    return rows.values().stream().filter(row -> row.size() > 1).map(Ranking::ofRow).toList();
  }

  private static Ranking ofRow(List<Answer> pairs) {
    Set<Contender> all = new LinkedHashSet<>();
    pairs.forEach(pair -> all.addAll(List.of(pair.one(), pair.other())));
    Map<Contender, Integer> placed = new LinkedHashMap<>();
    List<Contender> unranked = new ArrayList<>();
    for (Contender contender : all) {
      List<Answer> own = pairs.stream().filter(pair -> isOf(pair, contender)).toList();
      if (own.stream().allMatch(pair -> pair.standing() == Standing.UNKNOWN)) {
        unranked.add(contender);
      } else {
        placed.put(contender, place(own, contender));
      }
    }
    Map<Integer, List<Contender>> places = new TreeMap<>();
    placed.forEach((who, place) -> places.computeIfAbsent(place, p -> new ArrayList<>()).add(who));
    return new Ranking(pairs.get(0).title(), places, untold(pairs, placed), unranked);
  }

  private static boolean isOf(Answer pair, Contender contender) {
    return pair.one().equals(contender) || pair.other().equals(contender);
  }

  private static int place(List<Answer> own, Contender contender) {
    return 1
        + (int)
            own.stream()
                .filter(pair -> pair.leader() != null && !contender.equals(pair.leader()))
                .count();
  }

  private static List<Answer> untold(List<Answer> pairs, Map<Contender, Integer> placed) {
    return pairs.stream()
        .filter(pair -> pair.leader() == null)
        .filter(pair -> placed.containsKey(pair.one()) && placed.containsKey(pair.other()))
        .filter(
            pair ->
                pair.standing() == Standing.UNKNOWN
                    || !Objects.equals(placed.get(pair.one()), placed.get(pair.other())))
        .toList();
  }

  /** The ranking in words. */
  public String sentence() {
    List<String> parts = new ArrayList<>();
    places.forEach((place, of) -> parts.add(place + ". " + names(of)));
    untold.forEach(
        pair -> parts.add("not told apart: " + names(List.of(pair.one(), pair.other()))));
    if (!unranked.isEmpty()) {
      parts.add("not ranked: " + names(unranked));
    }
    return String.join("; ", parts) + ".";
  }

  private static String names(List<Contender> contenders) {
    return contenders.stream().map(Contender::name).collect(Collectors.joining(" and "));
  }
}
