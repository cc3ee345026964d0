package io.brokerbench.judging;

import io.brokerbench.judging.Requirement.Fulfilment;
import io.brokerbench.judging.Requirement.Ruling;
import io.brokerbench.report.RowTitles;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.SaturationCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a user requires of a run.
 *
 * @param all in the order given
 */
public record Requirements(List<Requirement> all) {
  public Requirements {
    all = List.copyOf(all);
  }

  /**
   * What they come to.
   *
   * @param fulfilment MISSED if a row misses one; otherwise UNTOLD if it can't be told of a row, or
   *     no row has the metric; otherwise MET
   * @param lines for the user, with the rows that aren't known to have what is required
   */
  public record Result(Fulfilment fulfilment, List<String> lines) {}

  /** Of rows. */
  public Result of(List<JmhRow> rows) {
    RowTitles titles = new RowTitles(rows.stream().map(JmhRow::key).toList());
    return result(
        requirement -> {
          Map<String, Ruling> rulings = new LinkedHashMap<>();
          for (JmhRow row : rows) {
            requirement.of(row).ifPresent(ruling -> rulings.put(name(row, titles), ruling));
          }
          return rulings;
        });
  }

  /** The words of a command line that ask for it. */
  public List<String> words() {
    return all.stream().flatMap(requirement -> Stream.of("--require", requirement.text())).toList();
  }

  /** With its broker, also where all rows have the same. */
  private static String name(JmhRow row, RowTitles titles) {
    String title = titles.of(row.key());
    String broker = row.key().params().get("broker");
    return broker == null || List.of(title.split(" ")).contains(broker)
        ? title
        : title + " " + broker;
  }

  /** Of searches for the highest rate, which is their score. */
  public Result ofSearches(List<SaturationCurve> searches) {
    return result(
        requirement -> {
          Map<String, Ruling> rulings = new LinkedHashMap<>();
          searches.forEach(search -> rulings.put(search.broker(), of(requirement, search)));
          return rulings;
        });
  }

  private static Ruling of(Requirement requirement, SaturationCurve search) {
    if (search.answer() == null || search.lower() == null) {
      return Requirement.untold(
          search.untold() == null ? "the search didn't end" : search.untold());
    }
    return requirement.between(
        search.answer(),
        search.lower(),
        search.upper() == null ? Double.POSITIVE_INFINITY : search.upper());
  }

  /** Judges one requirement in all rows that it is about, by their names. */
  @FunctionalInterface
  private interface Judging {
    Map<String, Ruling> of(Requirement requirement);
  }

  private Result result(Judging judging) {
    List<String> lines = new ArrayList<>();
    Fulfilment worst = Fulfilment.MET;
    for (Requirement requirement : all) {
      Map<String, Ruling> rulings = judging.of(requirement);
      Fulfilment fulfilment = fulfilment(rulings);
      worst = worse(worst, fulfilment);
      lines.add("Required: " + requirement.text() + ": " + summary(fulfilment, rulings));
      rulings.forEach(
          (row, ruling) -> {
            if (ruling.fulfilment() != Fulfilment.MET) {
              lines.add("  " + said(ruling.fulfilment()) + "  " + row + ": " + ruling.words());
            }
          });
    }
    return new Result(worst, lines);
  }

  private static Fulfilment fulfilment(Map<String, Ruling> rulings) {
    return rulings.values().stream()
        .map(Ruling::fulfilment)
        .reduce(Requirements::worse)
        .orElse(Fulfilment.UNTOLD);
  }

  /** A miss outweighs what can't be told, and that what is met. */
  private static Fulfilment worse(Fulfilment one, Fulfilment other) {
    if (one == Fulfilment.MISSED || other == Fulfilment.MISSED) {
      return Fulfilment.MISSED;
    }
    return one == Fulfilment.UNTOLD ? one : other;
  }

  private static String summary(Fulfilment fulfilment, Map<String, Ruling> rulings) {
    if (rulings.isEmpty()) {
      return "no row has this metric";
    }
    long met =
        rulings.values().stream().filter(ruling -> ruling.fulfilment() == Fulfilment.MET).count();
    return fulfilment == Fulfilment.MET
        ? rulings.size() == 1
            ? "met, " + rulings.values().iterator().next().words()
            : "met by all " + met + " rows"
        : "met by " + met + " of " + rulings.size() + (rulings.size() == 1 ? " row" : " rows");
  }

  private static String said(Fulfilment fulfilment) {
    return fulfilment == Fulfilment.MISSED ? "MISSED" : "CAN'T BE TOLD";
  }
}
