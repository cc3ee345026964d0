package io.brokerbench.judging;

import io.brokerbench.regression.Blocking;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.Gate;
import io.brokerbench.regression.IncomparableException;
import io.brokerbench.regression.Rules;
import io.brokerbench.report.comparison.ComparisonReport;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges two files of rows by what a user asked for and a machine's noise is known to be.
 *
 * @param threshold the smallest change that matters, as a share: 0.05 is 5 %
 * @param metrics which metrics of a row to judge, by their names
 * @param noise what is known of noise
 * @param strict whether the gate needs all to be judged; otherwise one metric of one row is enough
 */
public record Judge(
    double threshold, BiPredicate<RowKey, String> metrics, StoredNoise noise, boolean strict) {
  /**
   * A side of a comparison.
   *
   * @param name what it is called
   * @param file its rows
   */
  public record JudgedFile(String name, JmhFile file) {}

  /**
   * Judges two runs. What can't be compared since nothing tells of it is noted.
   *
   * @throws IncomparableException if their durability differs
   */
  public ComparisonReport runs(JmhFile baseline, JmhFile candidate) {
    return judged(
        new JudgedFile(baseline.path().toString(), baseline),
        new JudgedFile(candidate.path().toString(), candidate),
        Set.of(),
        Blocking.NONE,
        Stream.of(baseline, candidate)
            .filter(Predicate.not(JmhFile::hasEnvironment))
            .map(Judge::withoutEnvironment)
            .distinct()
            .toList());
  }

  /**
   * Judges the sides of one run, whose forks were measured in turns.
   *
   * @param differing the parameters in which rows that belong together differ
   * @throws IncomparableException if their durability differs
   */
  public ComparisonReport sides(JudgedFile baseline, JudgedFile candidate, Set<String> differing) {
    return judged(baseline, candidate, differing, Blocking.ROUNDS, List.of());
  }

  private ComparisonReport judged(
      JudgedFile baseline,
      JudgedFile candidate,
      Set<String> differing,
      Blocking blocking,
      List<String> beforehand) {
    StoredNoise.Applied applied = noise.to(baseline.file(), candidate.file(), differing, blocking);
    Comparison comparison =
        Comparison.of(
            rows(baseline, differing),
            rows(candidate, differing),
            new Rules(threshold, applied.floor(), metrics, blocking));
    List<String> notes = new ArrayList<>(beforehand);
    notes.add(applied.note());
    return new ComparisonReport(
        baseline.name(), candidate.name(), notes, comparison, Gate.of(comparison, strict));
  }

  private static List<JmhRow> rows(JudgedFile side, Set<String> differing) {
    return side.file().rows().stream().map(row -> row.without(differing)).toList();
  }

  private static String withoutEnvironment(JmhFile file) {
    return "No environment.json beside "
        + file.path()
        + ": its machine, versions and settings aren't compared.";
  }
}
