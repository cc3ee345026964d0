package io.brokerbench.regression;

import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.results.JmhRow;

/** Which way a metric is better. */
public enum Direction {
  /** As throughput. */
  HIGHER,
  /** As time. */
  LOWER,
  /** Not known, so a change is neither better nor worse, and isn't judged. */
  UNKNOWN;

  /**
   * Which way is better: of a score the mode tells, of the suite's own metrics that they are its
   * own, of JMH's garbage collection profiler the name, and of others the unit, if it is operations
   * per time or something per operation.
   */
  public static Direction of(String mode, String metric, String unit) {
    if (metric.equals(JmhRow.SCORE)) {
      return mode.equals("thrpt") ? HIGHER : LOWER;
    }
    if (SuiteMetric.isOurs(metric) || metric.matches("·?gc\\.(?:count|time)")) {
      return LOWER;
    }
    if (unit.startsWith("ops/")) {
      return HIGHER;
    }
    return unit.endsWith("/op") ? LOWER : UNKNOWN;
  }
}
