package io.brokerbench.report;

import io.brokerbench.report.Chart.Axis;
import io.brokerbench.report.Chart.Form;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Scale;
import io.brokerbench.report.Chart.Series;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Draws a metric of a group of rows: a bar a row, side by side for each contender. */
final class Bars {
  /** So many times as long as the shortest a bar may be on a linear axis. */
  private static final double MOST_LINEAR = 30;

  private Bars() {}

  /** Beside a ceiling, or at very different loads, small bars could not be told from nothing. */
  private static Scale scale(List<Series> series) {
    DoubleSummaryStatistics values =
        series.stream()
            .flatMap(one -> one.points().stream())
            .map(Point::y)
            .filter(y -> y != null && y > 0)
            .mapToDouble(y -> y)
            .summaryStatistics();
    return values.getMax() > MOST_LINEAR * values.getMin() ? Scale.LOG : Scale.LINEAR;
  }

  /** The chart; empty if no row has the metric. */
  static Optional<Chart> of(RowGroup group, String metric) {
    Optional<ReportRow> first =
        group.rows().stream().filter(row -> row.metrics().containsKey(metric)).findFirst();
    return first.map(row -> chart(group, measure(row, metric)));
  }

  private static Measure measure(ReportRow row, String metric) {
    Quantity quantity = row.metrics().get(metric);
    return Measure.of(row.key(), metric, quantity == null ? "" : quantity.unit());
  }

  private static Chart chart(RowGroup group, Measure measure) {
    List<String> labels = group.labels();
    List<Series> series = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Contender contender : group.contenders()) {
      List<Point> points = new ArrayList<>();
      for (ReportRow row : group.rows()) {
        if (row.contender().equals(contender)) {
          Point point = measure.point(labels.indexOf(group.label(row)), row);
          points.add(point);
          if (point.y() == null) {
            notes.add(
                (contender.name() + " " + group.label(row)).strip()
                    + " is not drawn: "
                    + point.note());
          }
        }
      }
      series.add(Contenders.series(group.contenders(), contender, measure.name(), points));
    }
    Scale scale = scale(series);
    if (scale == Scale.LOG) {
      notes.add("The axis is logarithmic: the longest bar is more than it looks.");
    }
    return new Chart(
        measure.name() + ": " + group.title(),
        Form.BARS,
        Axis.of(group.labelName(), labels),
        Axis.of(measure.name(), measure.unit(), scale),
        series,
        List.of(),
        notes);
  }
}
