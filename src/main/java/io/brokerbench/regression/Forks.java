package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhMetric.Fork;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A metric's sample: a value for each fork. Iterations of a fork share its JVM, its broker and
 * their memory layout, and aren't independent; forks are. (T. Kalibera and R. Jones, Rigorous
 * benchmarking in reasonable time, ISMM 2013.)
 */
record Forks(List<Fork> forks) {
  static Forks of(JmhMetric metric) {
    return new Forks(metric.forks());
  }

  int count() {
    return forks.size();
  }

  /** Whether each fork has a value, and one that can be part of a ratio. */
  boolean havePositiveValues() {
    return forks.stream().allMatch(fork -> fork.value() > 0 && Double.isFinite(fork.value()));
  }

  /** Whether a fork has no value at all. */
  boolean lackValues() {
    return forks.stream().anyMatch(fork -> Double.isNaN(fork.value()));
  }

  double[] values() {
    return forks.stream().mapToDouble(Fork::value).toArray();
  }

  double[] logarithms() {
    return forks.stream().mapToDouble(fork -> Math.log(fork.value())).toArray();
  }

  /** The mean by which sides are compared: the ratio of two of them is the mean ratio. */
  double geometricMean() {
    return forks.isEmpty() ? Double.NaN : StatUtils.geometricMean(values());
  }
}
