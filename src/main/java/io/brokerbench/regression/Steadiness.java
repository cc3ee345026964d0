package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric.Fork;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.inference.TTest;

/**
 * Finds what makes a side's values no sample of one thing: scatter between forks or within one, a
 * fork far off the others, and a drift within forks.
 *
 * <p>A drift is what the means of forks' second halves have over their first, by Student's t over
 * forks: significant at half of {@link Rules#ALPHA}, as there are two sides, and at least the
 * threshold. Forks are the sample here too, so it doesn't matter that an iteration resembles the
 * one before.
 */
final class Steadiness {
  private final Forks forks;
  private final boolean score;
  private final double threshold;

  /**
   * Of one side.
   *
   * @param score whether the iterations of a fork are looked at one by one: those of a percentile
   *     scatter by nature
   */
  Steadiness(Forks forks, boolean score, double threshold) {
    this.forks = forks;
    this.score = score;
    this.threshold = threshold;
  }

  /** The first thing that is wrong, in words; empty if nothing is. */
  Optional<String> fault() {
    return Stream.<Supplier<Optional<String>>>of(
            this::scatterOfForks, this::farFork, this::scatterWithin, this::drift)
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> scatterOfForks() {
    double variation = variation(forks.values());
    return when(variation > Rules.NOISY, "forks scatter by %.0f %%", variation);
  }

  private Optional<String> farFork() {
    double[] values = forks.values();
    double median = StatUtils.percentile(values, 50);
    int farthest = 0;
    for (int i = 1; i < values.length; i++) {
      if (Math.abs(values[i] - median) > Math.abs(values[farthest] - median)) {
        farthest = i;
      }
    }
    double distance = values[farthest] / median - 1;
    return when(
        Math.abs(distance) > Rules.NOISY,
        "fork " + (farthest + 1) + " is %+.0f %% off the forks' median",
        distance);
  }

  private Optional<String> scatterWithin() {
    List<Fork> all = score ? forks.forks() : List.of();
    for (int i = 0; i < all.size(); i++) {
      double variation = variation(iterations(all.get(i)));
      if (variation > Rules.NOISY) {
        return when(true, "iterations of fork " + (i + 1) + " scatter by %.0f %%", variation);
      }
    }
    return Optional.empty();
  }

  private Optional<String> drift() {
    if (forks.forks().stream()
        .anyMatch(fork -> fork.iterations().size() < Rules.FEWEST_ITERATIONS)) {
      return Optional.empty();
    }
    double[] drifts = forks.forks().stream().mapToDouble(Steadiness::drift).toArray();
    double mean = Math.expm1(StatUtils.mean(drifts));
    return when(
        Math.abs(mean) >= threshold && significance(drifts) <= Rules.ALPHA / 2,
        "forks drift by %+.0f %% from their first half to their second: not warm",
        mean);
  }

  /** By Student's t over forks; of a single fork over its iterations, for there is nothing else. */
  private double significance(double[] drifts) {
    if (drifts.length > 1) {
      return TTest.withDefaults().test(drifts).getPValue();
    }
    double[] iterations = iterations(forks.forks().get(0));
    int half = iterations.length / 2;
    return Welch.of(
            Arrays.copyOf(iterations, half),
            Arrays.copyOfRange(iterations, iterations.length - half, iterations.length))
        .p();
  }

  /** The logarithm of the second half's ratio to the first; one in the middle is in neither. */
  private static double drift(Fork fork) {
    double[] iterations = iterations(fork);
    int half = iterations.length / 2;
    return Math.log(
        StatUtils.mean(Arrays.copyOfRange(iterations, iterations.length - half, iterations.length))
            / StatUtils.mean(Arrays.copyOf(iterations, half)));
  }

  private static double[] iterations(Fork fork) {
    return fork.iterations().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double variation(double[] values) {
    return values.length < 2 ? 0 : Math.sqrt(StatUtils.variance(values)) / StatUtils.mean(values);
  }

  private static Optional<String> when(boolean wrong, String format, double share) {
    return wrong ? Optional.of(String.format(Locale.ROOT, format, share * 100)) : Optional.empty();
  }
}
