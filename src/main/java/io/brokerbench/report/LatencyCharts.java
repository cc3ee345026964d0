package io.brokerbench.report;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.report.Chart.Axis;
import io.brokerbench.report.Chart.Form;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Scale;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.SavedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Draws the latencies of rows that are the same but for the broker. */
final class LatencyCharts {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MICROS_PER_MILLI = 1e3;

  private final List<ReportRow> rows;
  private final List<Contender> contenders;
  private final String title;
  private final Map<ReportRow, Latencies> latencies = new LinkedHashMap<>();
  private final String name;
  private final LatencyKind kind;

  /**
   * Of a run.
   *
   * @param title what the rows have in common
   */
  LatencyCharts(SavedRun run, List<ReportRow> rows, String title) {
    this.rows = rows;
    this.title = title;
    this.contenders = rows.stream().map(ReportRow::contender).distinct().toList();
    boolean delivers =
        rows.stream()
            .anyMatch(
                row -> row.metrics().containsKey(LatencyKind.END_TO_END.metric(Percentile.P50)));
    this.name = delivers ? "End-to-end latency" : "Latency of acknowledgement";
    this.kind = delivers ? LatencyKind.END_TO_END : LatencyKind.ACKNOWLEDGEMENT;
    for (ReportRow row : rows) {
      if (row.isSound()) {
        latencies.put(row, Latencies.of(run, row, kind));
      }
    }
  }

  /** Whether they are those of a closed loop. */
  boolean isCoordinated() {
    return rows.stream().anyMatch(ReportRow::isCoordinated);
  }

  private boolean isEmpty() {
    return latencies.values().stream().allMatch(Latencies::isEmpty);
  }

  /** Latency by percentile; of a run without histograms, the few that its rows have. */
  Optional<Chart> percentiles() {
    return rows.stream().allMatch(row -> curve(row).points().isEmpty())
        ? Optional.empty()
        : Optional.of(
            new Chart(
                name + " by percentile: " + title,
                Form.LINES,
                Axis.of("Percentile", "", Scale.PERCENTILE),
                Axis.of(name, "ms", Scale.LOG),
                rows.stream().map(this::curve).toList(),
                List.of(),
                notes()));
  }

  private Series curve(ReportRow row) {
    Latencies of = latencies.get(row);
    return Contenders.series(
        contenders,
        row.contender(),
        name,
        of == null ? List.of() : of.isEmpty() ? fewPoints(row) : points(row, of.all()));
  }

  /** Of all forks' messages, as JMH's JSON has them. */
  private List<Point> fewPoints(ReportRow row) {
    List<Point> points = new ArrayList<>();
    for (Percentile percentile : Percentile.values()) {
      JmhMetric metric =
          row.source() == null ? null : row.source().metrics().get(kind.metric(percentile));
      if (metric != null && Double.isFinite(metric.score())) {
        points.add(point(row, percentile.share(), metric.score() / MICROS_PER_MILLI));
      }
    }
    return points;
  }

  private List<Point> points(ReportRow row, Histogram all) {
    return Percentiles.of(all.getTotalCount()).stream()
        .map(share -> point(row, share, millis(all, share * 100)))
        .toList();
  }

  /** A percentile of all messages, with the interval of its forks if it is one that rows have. */
  private Point point(ReportRow row, double share, double millis) {
    return Stream.of(Percentile.values())
        .filter(percentile -> percentile.share() == share)
        .flatMap(percentile -> row.sound(kind.metric(percentile)).stream())
        .filter(of -> of.low() != null && of.high() != null)
        .findFirst()
        .map(
            of ->
                new Point(
                    share,
                    millis,
                    Objects.requireNonNull(of.low()) / MICROS_PER_MILLI,
                    Objects.requireNonNull(of.high()) / MICROS_PER_MILLI,
                    of.forks().stream().map(fork -> fork / MICROS_PER_MILLI).toList(),
                    ""))
        .orElse(Point.of(share, millis));
  }

  private static double millis(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }

  /** Median and 99th percentile by the second; empty as above. */
  Optional<Chart> overTime() {
    if (isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    for (ReportRow row : rows) {
      Latencies of = latencies.get(row);
      Map<Long, Histogram> seconds = of == null ? Map.of() : of.seconds();
      series.add(bySecond(row, "p99", seconds, Percentile.P99, 0));
      series.add(bySecond(row, "median", seconds, Percentile.P50, 1));
    }
    return Optional.of(
        new Chart(
            name + " over time: " + title,
            Form.LINES,
            Axis.of("Since a fork's measurement began", "s", Scale.LINEAR),
            Axis.of(name, "ms", Scale.LOG),
            series,
            List.of(),
            notes()));
  }

  private Series bySecond(
      ReportRow row,
      String suffix,
      Map<Long, Histogram> seconds,
      Percentile percentile,
      int shade) {
    List<Point> points = new ArrayList<>();
    new TreeMap<>(seconds)
        .forEach(
            (second, of) ->
                points.add(
                    percentile.isToldBy(of.getTotalCount())
                        ? Point.of(second, millis(of, 100 * percentile.share()))
                        : Point.gap(second, Percentiles.TOO_FEW)));
    String who = (row.contender().name() + " " + suffix).strip();
    int shades = 2 * Contenders.shade(contenders, row.contender()) + shade;
    return new Series(who, row.contender().broker(), shades, points);
  }

  private List<String> notes() {
    return rows.stream()
        .filter(row -> !latencies.containsKey(row))
        .map(row -> row.contender().name() + " is not drawn: " + Measure.reason(row))
        .toList();
  }
}
