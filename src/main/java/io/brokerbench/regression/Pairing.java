package io.brokerbench.regression;

import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows belong together: those with the same benchmark, mode, threads, unit and parameters, or
 * that differ in the unit alone, where there is but one such row. A parameter that one side doesn't
 * have at all, and that has one value on the other, doesn't tell rows apart: it is newer than the
 * older run, and becomes a {@link Difference}.
 *
 * @param pairs of each row of the baseline, in its order
 * @param onlyInCandidate rows without a counterpart
 */
record Pairing(List<ForkPair> pairs, List<JmhRow> onlyInCandidate) {
  private static final String TIER = "durability";

  /**
   * A row of the baseline and its counterpart.
   *
   * @param baseline the row
   * @param candidate the counterpart; null if there is none
   */
  record ForkPair(JmhRow baseline, @Nullable JmhRow candidate) {}

  /**
   * Finds the pairs.
   *
   * @throws IncomparableException if rows would be pairs but for their durability
   */
  static Pairing of(List<JmhRow> baseline, List<JmhRow> candidate) {
    Predicate<String> counts = tellingApart(keys(baseline), keys(candidate));
    Map<RowKey, JmhRow> left = byKey(candidate, counts);
    Map<RowKey, JmhRow> found = new HashMap<>();
    Map<RowKey, JmhRow> rows = byKey(baseline, counts);
    for (RowKey key : rows.keySet()) {
      if (left.containsKey(key)) {
        found.put(key, left.remove(key));
      }
    }
    Map<RowKey, List<RowKey>> others =
        left.keySet().stream().collect(Collectors.groupingBy(Pairing::withoutUnit));
    for (RowKey key : rows.keySet()) {
      List<RowKey> inOtherUnits = others.getOrDefault(withoutUnit(key), List.of());
      if (!found.containsKey(key) && inOtherUnits.size() == 1) {
        found.put(key, left.remove(inOtherUnits.get(0)));
        others.remove(withoutUnit(key));
      }
    }
    List<ForkPair> pairs = new ArrayList<>();
    rows.forEach((key, row) -> pairs.add(new ForkPair(row, found.get(key))));
    refuseOtherTiers(pairs, List.copyOf(left.values()), counts);
    return new Pairing(List.copyOf(pairs), List.copyOf(left.values()));
  }

  private static RowKey withoutUnit(RowKey key) {
    return key.withUnit("");
  }

  /** The parameters that tell rows of the two kinds apart. */
  static Predicate<String> tellingApart(List<RowKey> ones, List<RowKey> others) {
    Set<String> passedOver = new TreeSet<>(unknownTo(ones, others));
    passedOver.addAll(unknownTo(others, ones));
    passedOver.remove(TIER);
    return name -> !passedOver.contains(name);
  }

  private static List<RowKey> keys(List<JmhRow> rows) {
    return rows.stream().map(JmhRow::key).toList();
  }

  /** Parameters that have one value in some rows, and aren't known in others. */
  private static Set<String> unknownTo(List<RowKey> others, List<RowKey> rows) {
    Map<String, Set<String>> values = new TreeMap<>();
    rows.forEach(
        row ->
            row.params()
                .forEach((name, v) -> values.computeIfAbsent(name, n -> new TreeSet<>()).add(v)));
    values.values().removeIf(ofOne -> ofOne.size() > 1);
    others.forEach(row -> values.keySet().removeAll(row.params().keySet()));
    return values.keySet();
  }

  private static Map<RowKey, JmhRow> byKey(List<JmhRow> rows, Predicate<String> counts) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> row.key().only(counts),
                row -> row,
                (one, other) -> {
                  throw new IllegalArgumentException("Twice the same row: " + one.key());
                },
                LinkedHashMap::new));
  }

  private static void refuseOtherTiers(
      List<ForkPair> pairs, List<JmhRow> left, Predicate<String> counts) {
    Predicate<String> butTier = counts.and(name -> !name.equals(TIER));
    for (ForkPair pair : pairs) {
      Stream<JmhRow> others =
          pair.candidate() != null
              ? Stream.empty()
              : left.stream()
                  .filter(
                      row -> row.key().only(butTier).equals(pair.baseline().key().only(butTier)));
      others
          .findFirst()
          .ifPresent(
              other -> {
                throw new IncomparableException(
                    pair.baseline().key().shortBenchmark()
                        + ": the baseline was measured with durability "
                        + tier(pair.baseline())
                        + ", the candidate with "
                        + tier(other)
                        + ". An acknowledged message survives something else in each, so a"
                        + " comparison would mislead; measure both with the same -p durability=.");
              });
    }
  }

  private static String tier(JmhRow row) {
    return row.key().params().getOrDefault(TIER, "unknown");
  }
}
