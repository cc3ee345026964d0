package io.brokerbench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was set, side by side.
 *
 * @param title what is compared
 * @param columns who has the settings
 * @param lines a setting each
 */
public record Settings(String title, List<String> columns, List<Line> lines) {
  /** More different values are only counted. */
  private static final int MOST_VALUES = 3;

  public Settings {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /**
   * A setting.
   *
   * @param name what it is called
   * @param values of each column; empty where it has none
   * @param differs whether those that have one differ
   */
  public record Line(String name, List<String> values, boolean differs) {
    public Line {
      values = List.copyOf(values);
    }
  }

  /** Columns with all that their rows say of settings. */
  static Settings of(String title, Map<String, List<Map<String, String>>> columns) {
    Set<String> names = new TreeSet<>();
    columns.values().forEach(rows -> rows.forEach(row -> names.addAll(row.keySet())));
    List<Line> lines =
        names.stream()
            .map(
                name ->
                    line(name, columns.values().stream().map(rows -> value(name, rows)).toList()))
            .toList();
    return new Settings(title, List.copyOf(columns.keySet()), lines);
  }

  /** Only what differs. */
  Settings differing() {
    return new Settings(title, columns, lines.stream().filter(Line::differs).toList());
  }

  private static Line line(String name, List<String> values) {
    return new Line(name, values, values.stream().filter(v -> !v.isEmpty()).distinct().count() > 1);
  }

  private static String value(String name, List<Map<String, String>> rows) {
    Set<String> values =
        rows.stream()
            .map(row -> row.get(name))
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return values.size() <= MOST_VALUES
        ? String.join(" | ", values)
        : values.size() + " different values";
  }

  /** The entries whose names begin so, without that beginning. */
  static Map<String, String> part(Map<String, String> conditions, String beginning) {
    Map<String, String> part = new LinkedHashMap<>();
    conditions.forEach(
        (name, value) -> {
          if (name.startsWith(beginning)) {
            part.put(name.substring(beginning.length()), value);
          }
        });
    return Collections.unmodifiableMap(part);
  }
}
