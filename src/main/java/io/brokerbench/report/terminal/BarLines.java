package io.brokerbench.report.terminal;

import io.brokerbench.report.Chart;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.text.Numbers;
import io.brokerbench.text.Style;
import io.brokerbench.text.Style.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A chart of bars in lines of text: a bar a row, as long as its value. */
final class BarLines {
  private static final String GAP = "  ";
  private static final String CUT = "...";
  private static final int SHORTEST = 20;

  /** Of brokers in the order of their names; a sixth has the first one's again. */
  private static final List<Colour> COLOURS =
      List.of(Colour.CYAN, Colour.MAGENTA, Colour.BLUE, Colour.YELLOW, Colour.GREEN);

  private final Chart chart;
  private final Style style;
  private final double longest;
  private final List<String> brokers;
  private final List<String> lines = new ArrayList<>();

  BarLines(Chart chart, Style style) {
    this.chart = chart;
    this.style = style;
    this.brokers = chart.series().stream().map(Series::broker).distinct().sorted().toList();
    this.longest = points().mapToDouble(point -> point.y() == null ? 0 : point.y()).max().orElse(0);
  }

  private Stream<Point> points() {
    return chart.series().stream().flatMap(series -> series.points().stream());
  }

  List<String> lines() {
    lines.addAll(style.wrapped(chart.title() + ", " + chart.y().unit(), GAP));
    int ofNames = widest(chart.series().stream().map(this::name));
    int ofValues = widest(points().map(BarLines::value));
    int ofLabels = widest(chart.x().categories().stream());
    boolean beside = ofLabels + ofNames + ofValues + 4 * GAP.length() + SHORTEST <= style.width();
    for (int i = 0; i < chart.x().categories().size(); i++) {
      String label = chart.x().categories().get(i);
      if (!beside) {
        lines.addAll(style.wrapped(GAP + label, GAP + GAP));
        label = "";
      }
      for (Series series : chart.series()) {
        for (Point point : series.points()) {
          if (point.x() == i) {
            add(label, beside ? ofLabels : 0, series, ofNames, point, ofValues);
            label = "";
          }
        }
      }
    }
    return lines;
  }

  private void add(
      String label, int ofLabels, Series series, int ofNames, Point point, int ofValues) {
    String start = GAP + padded(label, ofLabels) + padded(name(series), ofNames);
    String value = value(point);
    start += " ".repeat(ofValues - value.length()) + value + GAP;
    lines.add((start + drawn(series, point, style.width() - start.length())).stripTrailing());
  }

  /** Of what has no value it is said why; it is no bar of no length. */
  private String drawn(Series series, Point point, int columns) {
    if (point.y() == null) {
      String note = point.note();
      return style.coloured(
          Colour.RED,
          note.length() <= columns ? note : note.substring(0, columns - CUT.length()) + CUT);
    }
    double share = longest > 0 ? point.y() / longest : 0;
    Colour colour = COLOURS.get(brokers.indexOf(series.broker()) % COLOURS.size());
    return style.coloured(colour, style.bar(share, columns));
  }

  private static String value(Point point) {
    return point.y() == null ? Numbers.NOTHING : Numbers.value(point.y());
  }

  /** A series of no broker is called by the chart's title. */
  private String name(Series series) {
    return series.broker().isEmpty() ? "" : series.name();
  }

  private static String padded(String text, int columns) {
    return columns == 0 ? "" : text + " ".repeat(columns - text.length()) + GAP;
  }

  private static int widest(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }
}
