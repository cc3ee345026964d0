package io.brokerbench.benchmarks;

import io.brokerbench.measure.LatencyKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Joins the latencies of a fork's measurement, so that its percentiles are those of all of it. */
final class ForkLatencies {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<LatencyKind, Histogram> measured = new EnumMap<>(LatencyKind.class);

  /** Takes an iteration of the measurement. */
  void add(LatencyKind kind, List<Histogram> intervals) {
    Histogram all = of(kind);
    intervals.forEach(all::add);
  }

  /** All that was taken of one kind. */
  Histogram of(LatencyKind kind) {
    return measured.computeIfAbsent(kind, k -> new Histogram(SIGNIFICANT_DIGITS));
  }
}
