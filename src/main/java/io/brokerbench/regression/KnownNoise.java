package io.brokerbench.regression;

import io.brokerbench.results.EqualSides;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The calibrations that apply to the rows of a comparison. Rows are matched with them as {@link
 * Pairing} matches rows with each other: a parameter that the ones don't have at all, and that has
 * one value on the others, doesn't tell them apart. Where those of several rows apply, as where the
 * sides differ in a parameter, the row that differed most counts.
 */
public final class KnownNoise implements NoiseFloor {
  private final Map<RowKey, Map<String, Map<RowKey, List<EqualSides>>>> known = new HashMap<>();
  private final Blocking blocking;

  private KnownNoise(Blocking blocking) {
    this.blocking = blocking;
  }

  /**
   * The calibrations for a comparison.
   *
   * @param calibrations all that there are
   * @param rows of both sides, with all of their parameters
   * @param differing the parameters that the sides don't have in common, which rows under judgement
   *     come without
   * @param blocking whether the sides are of one run, or of two, which differ by more
   */
  public static KnownNoise of(
      Collection<EqualSides> calibrations,
      Collection<JmhRow> rows,
      Set<String> differing,
      Blocking blocking) {
    KnownNoise noise = new KnownNoise(blocking);
    for (RowKey key : rows.stream().map(JmhRow::key).distinct().toList()) {
      List<EqualSides> same =
          calibrations.stream().filter(each -> isLike(each.row(), key)).toList();
      Predicate<String> counts =
          Pairing.tellingApart(
              same.stream().map(EqualSides::row).toList(),
              rows.stream().map(JmhRow::key).filter(other -> isLike(other, key)).toList());
      RowKey judged = key.only(name -> !differing.contains(name));
      same.stream()
          .filter(each -> each.row().only(counts).equals(key.only(counts)))
          .forEach(each -> noise.add(judged, key, each));
    }
    return noise;
  }

  /** Whether rows may be the same but for parameters. */
  private static boolean isLike(RowKey one, RowKey other) {
    return one.withParams(Map.of()).equals(other.withParams(Map.of()));
  }

  private void add(RowKey judged, RowKey row, EqualSides calibration) {
    known
        .computeIfAbsent(judged, r -> new HashMap<>())
        .computeIfAbsent(calibration.metric(), m -> new LinkedHashMap<>())
        .computeIfAbsent(row, r -> new ArrayList<>())
        .add(calibration);
  }

  @Override
  public BetweenSides of(RowKey row, String metric) {
    return known.getOrDefault(row, Map.of()).getOrDefault(metric, Map.of()).values().stream()
        .map(ofRow -> BetweenSides.of(ofRow, blocking))
        .reduce(BetweenSides.NOTHING, BetweenSides::greater);
  }

  /** How many of these rows were calibrated, by whatever metric. */
  public long rows(Collection<RowKey> rows) {
    return rows.stream().filter(known::containsKey).count();
  }

  /** All calibrations that apply to something. */
  public List<EqualSides> calibrations() {
    return known.values().stream()
        .flatMap(metrics -> metrics.values().stream())
        .flatMap(rows -> rows.values().stream())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
