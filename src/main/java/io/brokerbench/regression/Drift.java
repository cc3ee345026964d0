package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric.Fork;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.inference.TTest;

/**
 * How a side's values change within its forks: of each fork, the logarithm of the second half of
 * its iterations over the first; one in the middle is in neither. Forks are the sample here too, so
 * it doesn't matter that an iteration resembles the one before. A single fork has only its
 * iterations.
 */
final class Drift {
  private final List<double[]> iterations;

  /** Of forks with positive values. */
  Drift(Forks forks) {
    iterations =
        forks.forks().stream().map(Drift::logarithms).filter(fork -> fork.length > 1).toList();
  }

  private static double[] logarithms(Fork fork) {
    return fork.iterations().stream().mapToDouble(Math::log).filter(Double::isFinite).toArray();
  }

  private static double[] first(double[] fork) {
    return Arrays.copyOf(fork, fork.length / 2);
  }

  private static double[] second(double[] fork) {
    return Arrays.copyOfRange(fork, fork.length - fork.length / 2, fork.length);
  }

  /** One a fork that has two iterations at least. */
  double[] ofForks() {
    return iterations.stream()
        .mapToDouble(fork -> StatUtils.mean(second(fork)) - StatUtils.mean(first(fork)))
        .toArray();
  }

  /** The mean; 0 if there is none. */
  double mean() {
    return iterations.isEmpty() ? 0 : StatUtils.mean(ofForks());
  }

  /** Whether it is at least so large a share, and chance hardly explains it. */
  boolean isPlain(double threshold) {
    return Math.abs(Math.expm1(mean())) >= threshold && p() <= Rules.ALPHA / 2;
  }

  private double p() {
    if (iterations.size() > 1) {
      return TTest.withDefaults().test(ofForks()).getPValue();
    }
    double[] only = iterations.get(0);
    return only.length < 2 * 2 ? 1 : Contrast.of(first(only), second(only)).p();
  }

  /**
   * The difference of two sides' logarithms if both go on drifting for as long again as they were
   * measured; the difference itself if the one doesn't drift otherwise than the other, as far as
   * chance doesn't explain it.
   */
  static double extrapolated(double difference, Drift baseline, Drift candidate) {
    double lean = candidate.mean() - baseline.mean();
    if (lean == 0 || baseline.iterations.size() < 2 || candidate.iterations.size() < 2) {
      return difference;
    }
    double oneSided = Contrast.of(baseline.ofForks(), candidate.ofForks()).p() / 2;
    return oneSided <= Rules.ALPHA ? difference + 2 * lean : difference;
  }
}
