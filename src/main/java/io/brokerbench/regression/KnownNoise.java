package io.brokerbench.regression;

import io.brokerbench.results.JmhRow;
import io.brokerbench.results.MeasuredFloor;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The floors that apply to the rows of a comparison. Rows are matched with floors as {@link
 * Pairing} matches them with each other: a parameter that the ones don't have at all, and that has
 * one value on the others, doesn't tell them apart. Where several floors apply to a metric of a
 * row, as where its sides differ in a parameter and each has a floor, the greatest counts.
 */
public final class KnownNoise implements NoiseFloor {
  private final Map<RowKey, Map<String, MeasuredFloor>> known = new HashMap<>();

  private KnownNoise() {}

  /**
   * The floors for a comparison.
   *
   * @param floors all that there are
   * @param rows of both sides, with all of their parameters
   * @param differing the parameters that the sides don't have in common, which rows under judgement
   *     come without
   */
  public static KnownNoise of(
      Collection<MeasuredFloor> floors, Collection<JmhRow> rows, Set<String> differing) {
    KnownNoise noise = new KnownNoise();
    for (JmhRow row : rows) {
      RowKey key = row.key();
      List<MeasuredFloor> same = floors.stream().filter(floor -> isLike(floor.row(), key)).toList();
      Predicate<String> counts =
          Pairing.tellingApart(
              same.stream().map(MeasuredFloor::row).toList(),
              rows.stream().map(JmhRow::key).filter(other -> isLike(other, key)).toList());
      same.stream()
          .filter(floor -> floor.row().only(counts).equals(key.only(counts)))
          .forEach(floor -> noise.add(key.only(name -> !differing.contains(name)), floor));
    }
    return noise;
  }

  /** Whether rows may be the same but for parameters. */
  private static boolean isLike(RowKey one, RowKey other) {
    return one.withParams(Map.of()).equals(other.withParams(Map.of()));
  }

  private void add(RowKey row, MeasuredFloor floor) {
    known
        .computeIfAbsent(row, r -> new HashMap<>())
        .merge(floor.metric(), floor, KnownNoise::greater);
  }

  private static MeasuredFloor greater(MeasuredFloor one, MeasuredFloor other) {
    return one.floor() >= other.floor() ? one : other;
  }

  @Override
  public double of(RowKey row, String metric) {
    MeasuredFloor floor = known.getOrDefault(row, Map.of()).get(metric);
    return floor == null ? 0 : floor.floor();
  }

  /** How many of these rows have a floor, of whatever metric. */
  public long rows(Collection<RowKey> rows) {
    return rows.stream().filter(known::containsKey).count();
  }

  /** All floors that apply to something. */
  public List<MeasuredFloor> floors() {
    List<MeasuredFloor> all = new ArrayList<>();
    known.values().forEach(ofRow -> all.addAll(ofRow.values()));
    return all;
  }
}
