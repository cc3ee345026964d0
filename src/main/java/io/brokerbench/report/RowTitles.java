package io.brokerbench.report;

import io.brokerbench.results.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What rows are called: parameters that all of them share are said once. */
public final class RowTitles {
  /** Parameters whose values say of what they are. */
  private static final Set<String> SELF_EXPLAINING = Set.of("broker", "scenario");

  private final Map<String, String> common = new TreeMap<>();
  private final long kinds;

  /** Of rows that are shown together. */
  public RowTitles(Collection<RowKey> rows) {
    kinds =
        rows.stream()
            .map(row -> List.of(row.benchmark(), row.mode(), row.threads()))
            .distinct()
            .count();
    Map<String, Set<String>> values = new TreeMap<>();
    rows.forEach(
        row ->
            row.params().forEach((k, v) -> values.computeIfAbsent(k, n -> new TreeSet<>()).add(v)));
    values.forEach(
        (name, of) -> {
          if (of.size() == 1 && rows.stream().allMatch(row -> row.params().containsKey(name))) {
            common.put(name, of.iterator().next());
          }
        });
  }

  /** The parameters of all rows; empty if there are none. */
  public String common() {
    return words(common);
  }

  /** What tells a row from the others. */
  public String of(RowKey row) {
    Map<String, String> params = new TreeMap<>(row.params());
    params.keySet().removeAll(common.keySet());
    String title = row.shortBenchmark() + " " + row.mode();
    if (row.threads() > 1) {
      title += " threads=" + row.threads();
    }
    return (title + " " + words(params)).strip();
  }

  /**
   * A row without what all rows have in common: benchmark and mode too. Of a single row, or of rows
   * that only differ in these, that is everything.
   */
  public String brief(RowKey row) {
    Map<String, String> params = new TreeMap<>(row.params());
    params.keySet().removeAll(common.keySet());
    boolean alike = kinds == 1 && !params.isEmpty();
    return alike ? words(params) : of(row);
  }

  private static String word(String name, String value) {
    return SELF_EXPLAINING.contains(name) ? value : name + "=" + value;
  }

  private static String words(Map<String, String> params) {
    return params.entrySet().stream()
        .map(param -> word(param.getKey(), param.getValue()))
        .collect(Collectors.joining(" "));
  }
}
