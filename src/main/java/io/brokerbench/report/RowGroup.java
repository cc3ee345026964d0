package io.brokerbench.report;

import io.brokerbench.results.RowKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows that may share an axis: of one benchmark class, mode, unit and durability tier.
 *
 * @param title what they have in common
 * @param rows the rows
 */
record RowGroup(String title, List<ReportRow> rows) {
  private static final String TIER = "durability";

  /** What says most of a row, where nothing varies. */
  static final List<String> TELLING = List.of("scenario", "rate", "backlog", "inFlight");

  private record GroupKey(
      String benchmark, String mode, String unit, String tier, String headline) {
    static GroupKey of(ReportRow row) {
      RowKey key = row.key();
      return new GroupKey(
          key.benchmark().substring(0, Math.max(0, key.benchmark().lastIndexOf('.'))),
          key.mode(),
          key.unit(),
          key.params().getOrDefault(TIER, ""),
          row.headline());
    }

    /** With the mode where others of the benchmark are in another. */
    String title(Collection<GroupKey> all) {
      String simple = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      boolean alone =
          all.stream()
              .filter(other -> other.benchmark.equals(benchmark))
              .allMatch(other -> other.mode.equals(mode));
      return simple
          + (alone ? "" : ", mode " + mode)
          + (tier.isEmpty() ? "" : ", durability " + tier);
    }
  }

  /** The groups of a run's rows, in their order. */
  static List<RowGroup> of(List<ReportRow> rows) {
    Map<GroupKey, List<ReportRow>> groups =
        rows.stream()
            .collect(Collectors.groupingBy(GroupKey::of, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> new RowGroup(group.getKey().title(groups.keySet()), group.getValue()))
        .toList();
  }

  /** Who was measured, in the order of rows. */
  List<Contender> contenders() {
    return rows.stream().map(ReportRow::contender).distinct().toList();
  }

  /** What a row is called among the others, whoever was measured in it. */
  String label(ReportRow row) {
    Set<String> varying = telling();
    Map<String, String> own = new LinkedHashMap<>();
    varying.forEach(name -> own.put(name, row.key().params().getOrDefault(name, "-")));
    String params =
        own.size() == 1
            ? own.values().iterator().next()
            : own.entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining(" "));
    String method = row.key().benchmark().substring(row.key().benchmark().lastIndexOf('.') + 1);
    return methods() > 1 || params.isEmpty() ? (method + " " + params).strip() : params;
  }

  /** The name of the only parameter that varies; "Row" if there are others too, or none. */
  String labelName() {
    Set<String> varying = telling();
    return varying.size() == 1 && methods() == 1 ? varying.iterator().next() : "Row";
  }

  private long methods() {
    return rows.stream().map(row -> row.key().benchmark()).distinct().count();
  }

  /** All labels, in the order of rows. */
  List<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    rows.forEach(row -> labels.add(label(row)));
    return List.copyOf(labels);
  }

  private Set<String> telling() {
    Set<String> varying = varying();
    return !varying.isEmpty()
        ? varying
        : TELLING.stream()
            .filter(name -> rows.get(0).key().params().containsKey(name))
            .limit(1)
            .collect(Collectors.toSet());
  }

  /** The parameters that vary, beside those that tell contenders apart. */
  Set<String> varying() {
    Map<String, Set<String>> values = new TreeMap<>();
    for (ReportRow row : rows) {
      row.key()
          .params()
          .forEach((name, value) -> values.computeIfAbsent(name, n -> new TreeSet<>()).add(value));
    }
    values.keySet().removeAll(Contender.PARAMETERS);
    values.values().removeIf(of -> of.size() < 2);
    return new LinkedHashSet<>(values.keySet());
  }
}
