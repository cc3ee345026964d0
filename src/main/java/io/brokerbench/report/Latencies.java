package io.brokerbench.report;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.results.ForkRecord;
import io.brokerbench.results.SavedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A row's latencies: those of all its forks together, and by the second.
 *
 * @param all of them, in nanoseconds
 * @param seconds those of each second since a fork's measurement began, all forks together
 */
record Latencies(Histogram all, Map<Long, Histogram> seconds) {
  private static final int DIGITS = 3;
  private static final long MILLIS = 1_000;

  /**
   * Those of one kind.
   *
   * @param kind what the latencies are of
   */
  static Latencies of(SavedRun run, ReportRow row, LatencyKind kind) {
    Histogram all = new Histogram(DIGITS);
    Map<Long, Histogram> seconds = new TreeMap<>();
    for (ForkRecord fork : row.forks()) {
      List<Histogram> intervals = new ArrayList<>(run.latencies(fork));
      intervals.removeIf(interval -> !kind.tag().equals(interval.getTag()));
      long start = intervals.stream().mapToLong(Histogram::getStartTimeStamp).min().orElse(0);
      for (Histogram interval : intervals) {
        all.add(interval);
        // What was recorded from the first second to the next, near enough to be the first.
        long second = Math.round((interval.getStartTimeStamp() - start) / (double) MILLIS);
        seconds.computeIfAbsent(second, s -> new Histogram(DIGITS)).add(interval);
      }
    }
    return new Latencies(all, seconds);
  }

  boolean isEmpty() {
    return all.getTotalCount() == 0;
  }
}
