package io.brokerbench.export;

import io.brokerbench.regression.Direction;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The custom format of github-action-benchmark: an array of numbers that are all better when
 * bigger, or all when smaller, as its {@code tool} is customBiggerIsBetter or
 * customSmallerIsBetter.
 */
public final class GithubActionBenchmark {
  private GithubActionBenchmark() {}

  /**
   * One entry.
   *
   * @param range its scatter, in the form that the action rescales with the value
   * @param extra what its tooltip says
   */
  private record BenchmarkEntry(
      String name, String unit, double value, @Nullable String range, String extra) {}

  /** The numbers that are better that way; empty if there are none, which the action refuses. */
  public static String text(ExportedRun run, Direction direction) {
    List<BenchmarkEntry> entries =
        run.validRows().stream()
            .flatMap(
                row ->
                    row.measurements().stream()
                        .filter(measurement -> measurement.direction() == direction)
                        .map(measurement -> entry(run, row, measurement)))
            .toList();
    return entries.isEmpty() ? "" : Json.pretty(entries) + "\n";
  }

  private static BenchmarkEntry entry(ExportedRun run, ExportedRow row, Measurement measurement) {
    String metric = measurement.metric();
    return new BenchmarkEntry(
        metric.equals(JmhRow.SCORE) ? row.name() : row.name() + " " + metric,
        measurement.unit(),
        measurement.value(),
        measurement
            .interval()
            .map(interval -> "± " + (interval.high() - interval.low()) / 2)
            .orElse(null),
        "run: " + run.name() + "\nforks: " + row.forks());
  }
}
