package io.brokerbench.report;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.measure.ScoreUnit;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import io.brokerbench.text.Badge;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a metric is called and drawn.
 *
 * @param metric its name among the row's
 * @param name what it is, in words
 * @param unit what it is drawn in
 * @param factor by which JMH's value is multiplied for that
 */
public record Measure(String metric, String name, String unit, double factor) {
  private static final Map<String, String> NAMES =
      Map.of(
          LatencyKind.END_TO_END.metric(Percentile.P50), "End-to-end latency, median",
          LatencyKind.END_TO_END.metric(Percentile.P99), "End-to-end latency, 99th percentile",
          SuiteMetric.THREADS_PEAK.label(), "Threads at their peak",
          SuiteMetric.HEAP_PEAK.label(), "Client heap at its peak",
          SuiteMetric.HEAP_RETAINED.label(), "Client heap that stayed after closing");

  /** Of a metric of a row that has it, or of one like it. */
  public static Measure of(RowKey key, String metric, String unit) {
    return of(key, Contender.of(key), metric, unit);
  }

  /** Of a metric of a contender's row, which need not say itself whose it is. */
  static Measure of(RowKey key, Contender contender, String metric, String unit) {
    if (metric.equals(JmhRow.SCORE)) {
      return key.mode().equals("thrpt")
          ? new Measure(
              metric, "Throughput", ScoreUnit.shown(unit, !contender.broker().isEmpty()), 1)
          : time(metric, "Time", unit);
    }
    return time(metric, NAMES.getOrDefault(metric, metric), unit);
  }

  private static Measure time(String metric, String name, String unit) {
    return switch (unit) {
      case "us" -> new Measure(metric, name, "ms", 1e-3);
      default -> new Measure(metric, name, unit, 1);
    };
  }

  /** A row's value at a place of an axis; a gap, with the reason, if it may not be shown. */
  Point point(double x, ReportRow row) {
    Optional<Quantity> sound = row.sound(metric);
    if (sound.isEmpty()) {
      return Point.gap(x, row.isSound() ? "not measured" : reason(row));
    }
    Quantity quantity = sound.get();
    if (!Double.isFinite(quantity.value())) {
      return Point.gap(x, LatencyKind.isPercentile(metric) ? Percentiles.TOO_FEW : "no number");
    }
    return new Point(
        x,
        quantity.value() * factor,
        scaled(quantity.low()),
        scaled(quantity.high()),
        quantity.forks().stream()
            .filter(Double::isFinite)
            .map(this::scaled)
            .map(Objects::requireNonNull)
            .toList(),
        note(row));
  }

  private @Nullable Double scaled(@Nullable Double value) {
    return value == null ? null : Double.valueOf(value * factor);
  }

  private static String note(ReportRow row) {
    List<String> warnings =
        row.badges().stream()
            .filter(badge -> badge.level() == Badge.Level.WARNING)
            .map(badge -> badge.text() + ": " + String.join("; ", badge.reasons()))
            .toList();
    return String.join("; ", warnings);
  }

  /** Why a row isn't shown. */
  static String reason(ReportRow row) {
    Badge first = row.badges().get(0);
    return first.text() + ": " + String.join("; ", first.reasons());
  }
}
