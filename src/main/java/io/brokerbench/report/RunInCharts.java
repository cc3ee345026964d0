package io.brokerbench.report;

import io.brokerbench.measure.ScoreUnit;
import io.brokerbench.report.Chart.Axis;
import io.brokerbench.report.Chart.Form;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Scale;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.results.ForkRecord;
import io.brokerbench.runin.RunInCurve;
import io.brokerbench.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws how brokers that had just been started, and clients, became as fast as they are. */
final class RunInCharts {
  /** What a rate is told to have reached, as shares of the steady one. */
  private static final List<Double> SHARES = List.of(0.5, 0.9, 0.99);

  private static final double MICROS_A_MILLI = 1_000;

  private RunInCharts() {}

  /** A chart for the brokers and one for the clients of rows that are the same but for those. */
  static List<Chart> of(RowGroup group) {
    List<Chart> charts = new ArrayList<>();
    Questions.of(group.rows())
        .values()
        .forEach(
            rows -> {
              String title = group.label(rows.get(0)) + ", " + group.title();
              charts.add(chart("Fresh brokers", title, rows, ForkRecord::brokerRunIn));
              charts.add(chart("Fresh clients", title, rows, ForkRecord::runIn));
            });
    charts.removeIf(chart -> !chart.isDrawn());
    return charts;
  }

  private static Chart chart(
      String who,
      String title,
      List<ReportRow> rows,
      Function<ForkRecord, @Nullable RunInCurve> which) {
    List<Contender> contenders = rows.stream().map(ReportRow::contender).distinct().toList();
    List<Series> series = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String unit = RunInCurve.RATE;
    for (ReportRow row : rows) {
      List<RunInCurve> curves =
          row.forks().stream().map(which).filter(Objects::nonNull).map(c -> c).toList();
      if (!curves.isEmpty()) {
        unit = curves.get(0).unit();
        series.add(Contenders.series(contenders, row.contender(), who, mean(curves)));
        note(row.contender().name(), curves).forEach(notes::add);
      }
    }
    boolean rate = unit.equals(RunInCurve.RATE);
    return new Chart(
        who + ": " + title,
        Form.LINES,
        Axis.of("Since the load began", "s", Scale.LINEAR),
        Axis.of(rate ? "Throughput" : "p99", rate ? ScoreUnit.MESSAGES : "ms", Scale.LINEAR),
        series,
        List.of(),
        notes);
  }

  /** The mean of the curves that have come so far, stretch by stretch. */
  private static List<Point> mean(List<RunInCurve> curves) {
    int longest = curves.stream().mapToInt(curve -> curve.values().size()).max().orElse(0);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      int stretch = i;
      List<RunInCurve> there =
          curves.stream().filter(curve -> curve.values().size() > stretch).toList();
      points.add(
          Point.of(
              average(there.stream().mapToDouble(curve -> curve.seconds().get(stretch))),
              average(there.stream().mapToDouble(curve -> shown(curve, stretch)))));
    }
    return points;
  }

  /** A stretch's messages a second, or its p99 in milliseconds. */
  private static double shown(RunInCurve curve, int stretch) {
    double value = curve.values().get(stretch);
    return curve.unit().equals(RunInCurve.LATENCY) ? value / MICROS_A_MILLI : value;
  }

  private static double average(DoubleStream values) {
    return values.average().orElse(Double.NaN);
  }

  private static Stream<String> note(String name, List<RunInCurve> curves) {
    String who = name.isEmpty() ? "" : name + ": ";
    List<RunInCurve> cut = curves.stream().filter(RunInCurve::isCutShort).toList();
    Stream<String> reached =
        SHARES.stream()
            .flatMap(
                share ->
                    curves.stream()
                        .map(curve -> curve.secondsTo(share))
                        .filter(seconds -> seconds.isPresent())
                        .mapToDouble(seconds -> seconds.getAsDouble())
                        .average()
                        .stream()
                        .mapToObj(
                            seconds ->
                                String.format(
                                    Locale.ROOT, "%.0f %% after %.1f s", 100 * share, seconds)));
    List<String> shares = reached.toList();
    return Stream.concat(
        shares.isEmpty()
            ? Stream.of()
            : Stream.of(who + "of the rate at the end it had " + String.join(", ", shares) + "."),
        cut.isEmpty()
            ? Stream.of()
            : Stream.of(
                String.format(
                    Locale.ROOT,
                    "%sthe time of %d of %d was over before the rule could call them steady; their"
                        + " last fifth differs from the fifth before by %s.",
                    who,
                    cut.size(),
                    curves.size(),
                    Numbers.ratio(average(cut.stream().mapToDouble(RunInCurve::lastChange))))));
  }
}
