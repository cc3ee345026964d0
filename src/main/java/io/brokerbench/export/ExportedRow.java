package io.brokerbench.export;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.regression.Direction;
import io.brokerbench.regression.Interval;
import io.brokerbench.regression.Validity;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import io.brokerbench.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row as other tools get it.
 *
 * @param key what it is of
 * @param conditions what it was measured with
 * @param forks how many there are
 * @param measurements its numbers, the score first; none if it isn't valid
 * @param faults why it isn't valid; empty if it is
 */
public record ExportedRow(
    RowKey key,
    Map<String, String> conditions,
    int forks,
    List<Measurement> measurements,
    List<String> faults) {
  /**
   * The metrics beside the score, in their order. A row lacks those that its data can't tell, and
   * those of a closed loop, in which they repeat the score.
   */
  static final List<String> LATENCIES =
      Stream.of(LatencyKind.END_TO_END, LatencyKind.ACKNOWLEDGEMENT)
          .flatMap(kind -> Stream.of(Percentile.P50, Percentile.P99).map(kind::metric))
          .toList();

  public ExportedRow {
    measurements = List.copyOf(measurements);
    faults = List.copyOf(faults);
  }

  static ExportedRow of(JmhRow row) {
    List<Measurement> measurements = measurements(row);
    List<String> faults = new ArrayList<>(Validity.faults(row));
    measurements.stream()
        .filter(measurement -> !Double.isFinite(measurement.value()))
        .forEach(measurement -> faults.add(measurement.metric() + " is " + measurement.value()));
    JmhMetric score = row.metrics().get(JmhRow.SCORE);
    return new ExportedRow(
        row.key(),
        row.conditions(),
        score == null ? 0 : score.forks().size(),
        faults.isEmpty() ? measurements : List.of(),
        faults);
  }

  private static List<Measurement> measurements(JmhRow row) {
    List<Measurement> measurements = new ArrayList<>();
    JmhMetric score = row.metrics().get(JmhRow.SCORE);
    if (score != null) {
      measurements.add(measurement(row, JmhRow.SCORE, score, Interval.of(score)));
    }
    for (String name : LATENCIES) {
      JmhMetric latency = row.metrics().get(name);
      if (latency != null
          // Tells them from other projects' metrics of the same name.
          && latency.unit().equals(LatencyKind.UNIT)
          && !latency.isBlank()
          && !row.isCoordinated(name)) {
        measurements.add(measurement(row, name, latency, Optional.empty()));
      }
    }
    return measurements;
  }

  private static Measurement measurement(
      JmhRow row, String name, JmhMetric metric, Optional<Interval> interval) {
    return new Measurement(
        name,
        metric.score(),
        metric.unit(),
        Direction.of(row.key().mode(), name, metric.unit()),
        interval.map(found -> found.including(metric.score())));
  }

  /** Whether there are numbers that may be believed. */
  public boolean isValid() {
    return faults.isEmpty();
  }

  /**
   * What the row is called in every run: all that tells it from others, whatever else was measured.
   * In one line.
   */
  public String name() {
    String threads = key.threads() == 1 ? "" : " threads=" + key.threads();
    return oneLine((key.benchmark() + " " + key.mode() + threads + " " + params()).strip());
  }

  String params() {
    return oneLine(
        key.params().entrySet().stream()
            .map(param -> param.getKey() + "=" + param.getValue())
            .collect(Collectors.joining(" ")));
  }

  /** What was measured with, as {@code environment.json} calls it; empty if that isn't known. */
  String condition(String name) {
    return oneLine(conditions.getOrDefault(name, ""));
  }

  static String oneLine(String text) {
    return Lines.plain(text);
  }
}
