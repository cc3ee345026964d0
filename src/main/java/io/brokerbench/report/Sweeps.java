package io.brokerbench.report;

import io.brokerbench.report.Chart.Axis;
import io.brokerbench.report.Chart.Form;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Scale;
import io.brokerbench.report.Chart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws what a row's headline does when one number is turned: workers, messages in flight. */
final class Sweeps {
  /** Fewer values make no curve. */
  private static final int FEWEST = 3;

  private Sweeps() {}

  /**
   * A chart for each number that takes several values, and each setting of the other parameters.
   */
  static List<Chart> of(RowGroup group) {
    List<Chart> charts = new ArrayList<>();
    for (String name : group.varying()) {
      Map<Map<String, String>, List<ReportRow>> settings =
          group.rows().stream()
              .filter(row -> isNumber(row, name))
              .collect(
                  Collectors.groupingBy(
                      row -> others(group, row, name), LinkedHashMap::new, Collectors.toList()));
      settings.forEach(
          (others, rows) -> {
            if (rows.stream().map(row -> number(row, name)).distinct().count() >= FEWEST) {
              charts.add(chart(group, name, others, rows));
            }
          });
    }
    return charts;
  }

  private static boolean isNumber(ReportRow row, String name) {
    return row.key().params().getOrDefault(name, "").matches("\\d{1,15}");
  }

  private static double number(ReportRow row, String name) {
    return Double.parseDouble(row.key().params().getOrDefault(name, "0"));
  }

  private static Map<String, String> others(RowGroup group, ReportRow row, String name) {
    Map<String, String> others = new TreeMap<>(row.key().params());
    others.keySet().retainAll(group.varying());
    others.remove(name);
    return others;
  }

  private static Chart chart(
      RowGroup group, String name, Map<String, String> others, List<ReportRow> rows) {
    ReportRow any = rows.get(0);
    String unit =
        rows.stream()
            .filter(row -> row.metrics().containsKey(row.headline()))
            .map(row -> row.metrics().get(row.headline()))
            .filter(quantity -> quantity != null)
            .map(Quantity::unit)
            .findFirst()
            .orElse("");
    Measure measure = Measure.of(any.key(), any.headline(), unit);
    List<Contender> contenders = rows.stream().map(ReportRow::contender).distinct().toList();
    List<Series> series = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Contender contender : contenders) {
      List<Point> points =
          rows.stream()
              .filter(row -> row.contender().equals(contender))
              .sorted(Comparator.comparingDouble(row -> number(row, name)))
              .map(row -> measure.point(number(row, name), row))
              .toList();
      series.add(Contenders.series(contenders, contender, measure.name(), points));
      points.stream()
          .filter(point -> point.y() == null)
          .forEach(
              point ->
                  notes.add(
                      String.format(
                          Locale.ROOT,
                          "%s at %,.0f is not drawn: %s",
                          contender.name(),
                          point.x(),
                          point.note())));
    }
    String rest =
        others.entrySet().stream()
            .map(other -> ", " + other.getKey() + " " + other.getValue())
            .collect(Collectors.joining());
    return new Chart(
        measure.name() + " by " + name + ": " + group.title() + rest,
        Form.LINES,
        Axis.of(name, "", Scale.LOG),
        Axis.of(measure.name(), measure.unit(), Scale.LINEAR),
        series,
        List.of(),
        notes);
  }
}
