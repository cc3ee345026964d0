package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What has to be known of a side's values beside their mean: scatter between forks or within one, a
 * fork far off the others, and a drift within forks. None of it settles a verdict, for the interval
 * has the scatter in it; a drift can ({@link Drift#extrapolated}).
 */
final class Steadiness {
  /** The coefficient of variation, or distance from the median, above which it is worth saying. */
  private static final double WORTH_SAYING = 0.2;

  private final Forks forks;
  private final boolean score;
  private final double threshold;

  /**
   * Of one side whose forks all have positive values.
   *
   * @param score whether the iterations of a fork are looked at one by one: those of a percentile
   *     scatter by nature
   * @param threshold the smallest drift that matters, as a share
   */
  Steadiness(Forks forks, boolean score, double threshold) {
    this.forks = forks;
    this.score = score;
    this.threshold = threshold;
  }

  /** What is to be said, a clause each; empty if nothing is. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    Stream.of(scatterOfForks(), farFork(), scatterWithin(), drift())
        .flatMap(Optional::stream)
        .forEach(remarks::add);
    return remarks;
  }

  private Optional<String> scatterOfForks() {
    double variation = variation(forks.values());
    return when(variation > WORTH_SAYING, "forks scatter by %.0f %%", variation);
  }

  private Optional<String> farFork() {
    double[] values = forks.values();
    double median = StatUtils.percentile(values, 50);
    int farthest = 0;
    int far = 0;
    for (int i = 0; i < values.length; i++) {
      far += isFar(values[i], median) ? 1 : 0;
      if (Math.abs(values[i] - median) > Math.abs(values[farthest] - median)) {
        farthest = i;
      }
    }
    return when(
        far == 1 && values.length > 2,
        "fork "
            + (farthest + 1)
            + " is %+.0f %% off the forks' median: another mode, seen in one"
            + " fork of "
            + values.length,
        values[farthest] / median - 1);
  }

  private static boolean isFar(double value, double median) {
    return Math.abs(value / median - 1) > WORTH_SAYING;
  }

  private Optional<String> scatterWithin() {
    List<Fork> all = score ? forks.forks() : List.of();
    for (int i = 0; i < all.size(); i++) {
      double variation = variation(iterations(all.get(i)));
      if (variation > WORTH_SAYING) {
        return when(true, "iterations of fork " + (i + 1) + " scatter by %.0f %%", variation);
      }
    }
    return Optional.empty();
  }

  /** That the forks drift; empty if they don't, as far as can be told. */
  private Optional<String> drift() {
    Drift drift = new Drift(forks);
    return when(
        drift.isPlain(threshold),
        "forks drift by %+.0f %% from their first half to their second: not warm",
        Math.expm1(drift.mean()));
  }

  private static double[] iterations(Fork fork) {
    return fork.iterations().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double variation(double[] values) {
    return values.length < 2 ? 0 : Math.sqrt(StatUtils.variance(values)) / StatUtils.mean(values);
  }

  private static Optional<String> when(boolean so, String format, double share) {
    return so ? Optional.of(String.format(Locale.ROOT, format, share * 100)) : Optional.empty();
  }
}
