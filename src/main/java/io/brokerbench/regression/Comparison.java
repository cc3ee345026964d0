package io.brokerbench.regression;

import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.List;
import java.util.Set;

/**
 * Two sets of rows, and what became of each row and metric from the one to the other.
 *
 * <p>The rule. The sample is a value a fork, on a logarithmic scale, and the test Student's t,
 * whose error {@link Scatter} estimates.
 *
 * <ul>
 *   <li>A metric has changed, to REGRESSED or IMPROVED, if its p-value adjusted by {@link Holm} for
 *       all tests of the comparison is at most 5 %, and the change is at least the threshold. The
 *       first implies that its own 95 % interval lies wholly on that side.
 *   <li>It is EQUIVALENT if its own 95 % interval lies within the threshold on both sides.
 *   <li>It is UNSTEADY if it would be one of these, and what its sides drift by within their forks
 *       would turn that ({@link Drift#extrapolated}).
 *   <li>Otherwise it is INCONCLUSIVE.
 * </ul>
 *
 * <p>Scatter is no reason to refuse: the interval has it in it. So a comparison of two equal things
 * reports any change in about 5 % of cases at most, however many rows and metrics it has and
 * however they depend on each other. What this can't know is what made two whole runs differ:
 * another hour, another neighbour on the machine. {@link NoiseFloor} knows a part of it.
 *
 * @param judgements by rows of the baseline, in its order
 * @param differences between the sides, beside what was to be compared
 * @param onlyInCandidate rows that the baseline doesn't have
 * @param notJudged metrics that were chosen, but nobody knows which way they are better
 * @param tests how many p-values the adjustment was for
 * @param threshold the smallest change that matters, as a share
 */
public record Comparison(
    List<Judgement> judgements,
    List<Difference> differences,
    List<RowKey> onlyInCandidate,
    Set<String> notJudged,
    int tests,
    double threshold) {

  /**
   * Compares.
   *
   * @throws IncomparableException if the sides' durability differs
   */
  public static Comparison of(List<JmhRow> baseline, List<JmhRow> candidate, Rules rules) {
    Pairing pairing = Pairing.of(baseline, candidate);
    Tests tests = new Tests(rules);
    pairing.pairs().forEach(tests::add);
    return new Comparison(
        tests.judgements(),
        Difference.of(pairing.pairs()),
        pairing.onlyInCandidate().stream().map(JmhRow::key).toList(),
        tests.notJudged(),
        tests.tests(),
        rules.threshold());
  }
}
