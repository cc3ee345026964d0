package io.brokerbench.regression;

import io.brokerbench.results.EqualSides;
import java.util.List;
import java.util.Objects;

/**
 * What the comparison of two equal sides says of the noise between them. What couldn't be tested
 * says nothing.
 *
 * @param comparison of the two sides
 */
public record Calibration(Comparison comparison) {
  /**
   * What is to be kept of it.
   *
   * @param measured when, in UTC
   * @param suite what measured it
   */
  public List<EqualSides> equalSides(String measured, String suite) {
    return tested().stream()
        .map(
            judgement ->
                new EqualSides(
                    judgement.row(),
                    judgement.metric(),
                    judgement.baseline().value(),
                    judgement.candidate().value(),
                    Objects.requireNonNull(judgement.change()).standardError(),
                    Math.min(judgement.baseline().forks(), judgement.candidate().forks()),
                    measured,
                    suite))
        .toList();
  }

  /** Metrics that could be tested. */
  public List<Judgement> tested() {
    return comparison.judgements().stream()
        .filter(judgement -> judgement.change() != null)
        .toList();
  }

  /**
   * Metrics that changed though nothing had, by the adjusted p-value: chance alone gives any in 5 %
   * of calibrations.
   */
  public List<Judgement> changed() {
    return tested().stream()
        .filter(judgement -> Objects.requireNonNull(judgement.change()).holm() <= Rules.ALPHA)
        .toList();
  }

  /** Metrics of rows that say nothing of noise. */
  public List<Judgement> unmeasured() {
    return comparison.judgements().stream()
        .filter(judgement -> judgement.change() == null)
        .filter(judgement -> judgement.verdict() != Verdict.UNDIRECTED)
        .toList();
  }
}
