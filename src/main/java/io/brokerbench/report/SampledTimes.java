package io.brokerbench.report;

import io.brokerbench.report.Chart.Axis;
import io.brokerbench.report.Chart.Form;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Scale;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws the percentiles that JMH gives of rows in its mode {@code sample}, all forks together. */
final class SampledTimes {
  /** As JMH 1.37 names them, and older ones, with the method before. */
  private static final Pattern NAME = Pattern.compile("(?:[^:·]*·)?p([01]\\.\\d+)");

  private SampledTimes() {}

  /** A chart for each row, whoever was measured in it; none of another mode. */
  static List<Chart> of(RowGroup group) {
    return Questions.of(group.rows()).values().stream()
        .filter(rows -> rows.stream().anyMatch(row -> !shares(row).isEmpty()))
        .map(rows -> chart(group, rows))
        .toList();
  }

  private static Chart chart(RowGroup group, List<ReportRow> rows) {
    List<Double> shares =
        rows.stream().flatMap(row -> shares(row).keySet().stream()).distinct().sorted().toList();
    List<Contender> contenders = rows.stream().map(ReportRow::contender).distinct().toList();
    List<Series> series = new ArrayList<>();
    for (ReportRow row : rows) {
      List<Point> points = new ArrayList<>();
      Map<Double, JmhMetric> values = shares(row);
      for (int x = 0; x < shares.size(); x++) {
        JmhMetric metric = values.get(shares.get(x));
        points.add(
            metric == null
                ? Point.gap(x, "not measured")
                : new Point(x, metric.score(), null, null, List.of(), ""));
      }
      series.add(Contenders.series(contenders, row.contender(), "Sampled time", points));
    }
    return new Chart(
        "Sampled time by percentile: " + group.label(rows.get(0)) + ", " + group.title(),
        Form.BARS,
        Axis.of("Percentile", shares.stream().map(SampledTimes::label).toList()),
        Axis.of("Sampled time", rows.get(0).key().unit(), Scale.LINEAR),
        series,
        List.of(),
        List.of("As JMH has them, of the samples of all forks, however few lie above."));
  }

  private static String label(double share) {
    return share == 0
        ? "min"
        : share == 1 ? "max" : "p" + Numbers.percentile(share).replace(" %", "");
  }

  /** By the share of samples that they are at least as long as; what isn't sound has none. */
  private static Map<Double, JmhMetric> shares(ReportRow row) {
    Map<Double, JmhMetric> shares = new TreeMap<>();
    if (row.isMeasured() && row.isSound() && row.key().mode().equals("sample")) {
      JmhRow source = Objects.requireNonNull(row.source());
      source
          .metrics()
          .forEach(
              (name, metric) -> {
                Matcher percentile = NAME.matcher(name);
                if (percentile.matches() && Double.isFinite(metric.score())) {
                  shares.put(Double.valueOf(percentile.group(1)), metric);
                }
              });
    }
    return shares;
  }
}
