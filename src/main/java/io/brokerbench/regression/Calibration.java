package io.brokerbench.regression;

import io.brokerbench.results.MeasuredFloor;
import java.util.List;
import java.util.Objects;

/**
 * What the comparison of two equal sides says of the noise between them.
 *
 * <p>The floor of a metric is the farther end of the 95 % interval of the sides' ratio: not how far
 * apart the sides happened to be, which may be nothing by luck, but how far apart they may well be
 * with so many forks. Which side is called the baseline is chance, and so the floor is a factor
 * that counts both ways: an interval from -20 % to +10 % gives 1.25, which is 25 % upwards and 20 %
 * downwards.
 *
 * <p>A NOISY metric has a floor like any other, which is a large one, since its interval is wide:
 * later changes have to exceed it. What couldn't be tested has none.
 *
 * @param comparison of the two sides
 */
public record Calibration(Comparison comparison) {
  /** Digits after the point of a share: a hundredth of a percent. */
  private static final double SCALE = 1e4;

  /**
   * The floors found.
   *
   * @param measured when, in UTC
   * @param suite what measured them
   */
  public List<MeasuredFloor> floors(String measured, String suite) {
    return comparison.judgements().stream()
        .filter(judgement -> judgement.change() != null)
        .map(judgement -> floor(judgement, measured, suite))
        .toList();
  }

  private static MeasuredFloor floor(Judgement judgement, String measured, String suite) {
    Change change = Objects.requireNonNull(judgement.change());
    return new MeasuredFloor(
        judgement.row(),
        judgement.metric(),
        rounded(of(change)),
        rounded(change.low()),
        rounded(change.high()),
        judgement.reasons().isEmpty() ? null : String.join("; ", judgement.reasons()),
        Math.min(judgement.baseline().forks(), judgement.candidate().forks()),
        measured,
        suite);
  }

  /** The floor that a change of nothing shows, as a share. */
  static double of(Change change) {
    return Math.max(1 / change.low(), change.high()) - 1;
  }

  private static double rounded(double share) {
    return Math.round(share * SCALE) / SCALE;
  }

  /**
   * Metrics that changed though nothing had, by the adjusted p-value: chance alone gives any in 5 %
   * of calibrations.
   */
  public List<Judgement> changed() {
    return comparison.judgements().stream()
        .filter(judgement -> judgement.change() != null && judgement.change().holm() <= Rules.ALPHA)
        .toList();
  }

  /** Metrics of rows that have no floor. */
  public List<Judgement> unmeasured() {
    return comparison.judgements().stream()
        .filter(judgement -> judgement.change() == null)
        .toList();
  }
}
