package io.brokerbench.report;

import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import io.brokerbench.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What rows that nobody is ranked by came to: each for itself. */
final class Values {
  /** More are not listed. */
  private static final int MOST = 4;

  private final List<ReportRow> rows;
  private final RowTitles titles;

  Values(List<ReportRow> rows) {
    this.rows = rows;
    this.titles = new RowTitles(rows.stream().map(ReportRow::key).toList());
  }

  /** In a sentence or a few; empty if no row has a value. */
  Optional<String> sentence() {
    List<ReportRow> sound = rows.stream().filter(row -> value(row).isPresent()).toList();
    if (sound.isEmpty()) {
      return Optional.empty();
    }
    String listed =
        sound.stream()
            .limit(MOST)
            .map(row -> name(row) + ": " + value(row).orElse(""))
            .collect(Collectors.joining("; "));
    int rest = sound.size() - MOST;
    return Optional.of(
        listed + (rest > 0 ? String.format(Locale.ROOT, "; and %d more rows", rest) : "") + ".");
  }

  /** What is wrong with the first row that has no value. */
  Optional<String> fault() {
    return rows.stream()
        .filter(row -> !row.isSound())
        .findFirst()
        .map(
            row ->
                row.badges().get(0).text()
                    + ": "
                    + name(row)
                    + ": "
                    + String.join("; ", row.badges().get(0).reasons())
                    + ".");
  }

  private static Optional<String> value(ReportRow row) {
    return row.sound(row.headline())
        .filter(quantity -> Double.isFinite(quantity.value()))
        .map(quantity -> words(row, quantity));
  }

  private static String words(ReportRow row, Quantity quantity) {
    Measure measure = Measure.of(row.key(), row.headline(), quantity.unit());
    Double low = quantity.low();
    Double high = quantity.high();
    return (row.headline().equals(JmhRow.SCORE) ? "" : row.headline() + " ")
        + Numbers.value(quantity.value() * measure.factor())
        + " "
        + measure.unit()
        + (low == null || high == null
            ? ""
            : " (95 % interval "
                + Numbers.value(low * measure.factor())
                + " to "
                + Numbers.value(high * measure.factor())
                + ")");
  }

  /** Whoever was measured is named, and what tells most of the row, also where it doesn't vary. */
  private String name(ReportRow row) {
    if (row.contender().name().isEmpty()) {
      return titles.brief(row.key());
    }
    List<String> words = new ArrayList<>();
    words.add(row.contender().name());
    Set<String> telling = new LinkedHashSet<>(RowGroup.TELLING);
    telling.retainAll(row.key().params().keySet());
    telling.stream().limit(1).map(name -> word(row.key(), name)).forEach(words::add);
    varying().stream()
        .filter(name -> !telling.contains(name))
        .map(name -> word(row.key(), name))
        .forEach(words::add);
    return String.join(" ", words);
  }

  private static String word(RowKey key, String parameter) {
    String value = key.params().getOrDefault(parameter, "-");
    return switch (parameter) {
      case "scenario" -> value;
      case "rate" -> "at " + value + " messages/s";
      default -> parameter + "=" + value;
    };
  }

  private Set<String> varying() {
    return new RowGroup("", rows).varying();
  }
}
