package io.brokerbench.report.page;

import io.brokerbench.report.Chart;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.text.Numbers;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table behind a chart: the same values, for those who can't see it. */
final class ChartTable {
  private final Chart chart;
  private final List<String> headings = new ArrayList<>();
  private final Map<Double, List<TableCell>> rows = new TreeMap<>();

  private ChartTable(Chart chart) {
    this.chart = chart;
    headings.add(chart.x().title());
    chart.series().stream()
        .flatMap(series -> series.points().stream())
        .forEach(point -> rows.putIfAbsent(point.x(), new ArrayList<>()));
    chart.series().forEach(this::addColumns);
  }

  static Table of(Chart chart) {
    ChartTable table = new ChartTable(chart);
    return new Table(
        chart.title(),
        table.headings,
        table.rows.entrySet().stream()
            .map(row -> Table.Row.of(table.place(row.getKey()), row.getValue()))
            .toList());
  }

  private void addColumns(Series series) {
    String unit = chart.y().unit().isEmpty() ? "" : ", " + chart.y().unit();
    boolean spread = series.points().stream().anyMatch(point -> !point.forks().isEmpty());
    headings.add(series.name() + unit);
    if (spread) {
      headings.addAll(List.of("95 % from", "to", "forks"));
    }
    Map<Double, Point> points = new HashMap<>();
    series.points().forEach(point -> points.put(point.x(), point));
    rows.forEach(
        (x, cells) -> {
          Point point = points.getOrDefault(x, new Point(x, null, null, null, List.of(), ""));
          cells.add(TableCell.number(point.y()));
          if (spread) {
            cells.add(TableCell.number(point.low()));
            cells.add(TableCell.number(point.high()));
            cells.add(
                point.forks().isEmpty()
                    ? TableCell.NOTHING
                    : TableCell.number(Integer.toString(point.forks().size())));
          }
        });
  }

  private String place(double x) {
    return switch (chart.x().scale()) {
      case CATEGORY -> chart.x().categories().get((int) x);
      case PERCENTILE -> Numbers.percentile(x);
      case LINEAR, LOG -> Numbers.value(x);
    };
  }
}
