package io.brokerbench.regression;

import io.brokerbench.regression.Pairing.ForkPair;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Something else than the code under test that isn't the same on both sides.
 *
 * @param what its name
 * @param baseline its value there; "-" if it has none
 * @param candidate its value there; "-" if it has none
 * @param rows in how many pairs of rows
 */
public record Difference(String what, String baseline, String candidate, int rows) {
  private static final String NONE = "-";
  private static final String PARAMETER = "-p";
  private static final String UNIT = "unit of the score";

  /** All that differ in pairs of rows. What one side says nothing of, as a kind, isn't listed. */
  static List<Difference> of(List<ForkPair> pairs) {
    Map<Difference, Integer> rows = new LinkedHashMap<>();
    for (ForkPair pair : pairs) {
      JmhRow candidate = pair.candidate();
      if (candidate != null) {
        of(pair.baseline(), candidate).forEach(found -> rows.merge(found, 1, Integer::sum));
      }
    }
    return rows.entrySet().stream().map(e -> e.getKey().in(e.getValue())).toList();
  }

  private static List<Difference> of(JmhRow baseline, JmhRow candidate) {
    List<Difference> found = new ArrayList<>();
    Map<String, String> one = conditions(baseline);
    Map<String, String> other = conditions(candidate);
    Set<String> kinds = kinds(one);
    kinds.retainAll(kinds(other));
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      String before = one.getOrDefault(name, NONE);
      String after = other.getOrDefault(name, NONE);
      if (kinds.contains(kind(name)) && !before.equals(after)) {
        found.add(new Difference(name, before, after, 0));
      }
    }
    return found;
  }

  private static Map<String, String> conditions(JmhRow row) {
    Map<String, String> all = new LinkedHashMap<>(row.conditions());
    all.put(UNIT, row.key().unit());
    row.key().params().forEach((name, value) -> all.put(PARAMETER + " " + name, value));
    return all;
  }

  private static Set<String> kinds(Map<String, String> conditions) {
    return conditions.keySet().stream()
        .map(Difference::kind)
        .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of(PARAMETER))));
  }

  private static String kind(String name) {
    return name.startsWith(PARAMETER) ? PARAMETER : name.replaceFirst("\\..*", "");
  }

  private Difference in(int count) {
    return new Difference(what, baseline, candidate, count);
  }
}
