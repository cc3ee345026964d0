package io.brokerbench.results;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row's score, or one of its secondary metrics, with what it was made from.
 *
 * @param unit as JMH names it
 * @param score as JMH merged it from all forks; may be NaN
 * @param forks what each fork measured
 */
public record JmhMetric(String unit, double score, List<Fork> forks) {
  public JmhMetric {
    forks = List.copyOf(forks);
  }

  /** One that so many forks ran for and none could tell. */
  static JmhMetric blank(String unit, int forks) {
    return new JmhMetric(unit, Double.NaN, Collections.nCopies(forks, Fork.of(List.of())));
  }

  /** This metric in another unit; empty if that is of something else. */
  public Optional<JmhMetric> in(String other) {
    OptionalDouble factor = MetricUnit.of(unit).factorTo(MetricUnit.of(other));
    return factor.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new JmhMetric(
                other,
                score * factor.getAsDouble(),
                forks.stream().map(fork -> fork.times(factor.getAsDouble())).toList()));
  }

  /** Whether it has no value at all, as a percentile that too few messages lie above. */
  public boolean isBlank() {
    return Double.isNaN(score) && forks.stream().allMatch(fork -> Double.isNaN(fork.value()));
  }

  /**
   * What one fork measured.
   *
   * @param value the mean of its iterations, or of all its samples where JMH kept those (mode
   *     sample); NaN without any. Of the suite's percentiles a fork has one value, that of all its
   *     messages; runs of older versions have one for each iteration, and their mean counts.
   * @param iterations a value each; in mode sample, the mean of its samples
   */
  public record Fork(double value, List<Double> iterations) {
    public Fork {
      iterations = List.copyOf(iterations);
    }

    private Fork times(double factor) {
      return new Fork(
          value * factor, iterations.stream().map(iteration -> iteration * factor).toList());
    }

    /** Of iterations that count alike. Those without a value, as JMH's NaN has it, don't count. */
    public static Fork of(List<Double> iterations) {
      List<Double> known = iterations.stream().filter(value -> !value.isNaN()).toList();
      return new Fork(
          known.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN), known);
    }
  }
}
