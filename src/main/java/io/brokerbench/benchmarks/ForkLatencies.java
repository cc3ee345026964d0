package io.brokerbench.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Joins the latencies of a fork's measurement, so that its percentiles are those of all of it. */
final class ForkLatencies {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<String, Histogram> measured = new HashMap<>();

  /** Takes an iteration of the measurement. */
  void add(String name, List<Histogram> intervals) {
    Histogram all = of(name);
    intervals.forEach(all::add);
  }

  /** All that was taken of one kind. */
  Histogram of(String name) {
    return measured.computeIfAbsent(name, n -> new Histogram(SIGNIFICANT_DIGITS));
  }
}
