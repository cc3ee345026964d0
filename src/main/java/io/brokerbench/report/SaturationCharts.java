package io.brokerbench.report;

import io.brokerbench.report.Chart.Axis;
import io.brokerbench.report.Chart.Form;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.ReferenceLine;
import io.brokerbench.report.Chart.Scale;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.results.SaturationCurve;
import io.brokerbench.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws what searches for the highest rate found: latency against rate, and the goal. */
final class SaturationCharts {
  private static final double MICROS_PER_MILLI = 1_000;

  private SaturationCharts() {}

  /** A chart for each setting that brokers were searched with. */
  static List<Chart> of(List<SaturationCurve> curves) {
    Map<Map<String, String>, List<SaturationCurve>> settings =
        curves.stream()
            .collect(
                Collectors.groupingBy(
                    SaturationCharts::setting, LinkedHashMap::new, Collectors.toList()));
    return settings.values().stream().map(SaturationCharts::chart).toList();
  }

  /** Servers of one broker share a chart; tiers don't. */
  private static Map<String, String> setting(SaturationCurve curve) {
    Map<String, String> setting = new LinkedHashMap<>(curve.params());
    setting.keySet().removeAll(Contender.PARAMETERS);
    return setting;
  }

  private static Chart chart(List<SaturationCurve> curves) {
    SaturationCurve first = curves.get(0);
    List<Contender> contenders = curves.stream().map(SaturationCharts::contender).toList();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      List<Point> points = curves.get(i).curve().stream().map(SaturationCharts::point).toList();
      series.add(Contenders.series(contenders, contenders.get(i), "p99", points));
    }
    String tier = first.params().getOrDefault("durability", "");
    return new Chart(
        "Latency by rate" + (tier.isEmpty() ? "" : ", durability " + tier),
        Form.LINES,
        Axis.of("Rate", "messages/s", Scale.LOG),
        Axis.of("99th percentile of end-to-end latency", "ms", Scale.LOG),
        series,
        List.of(new ReferenceLine("goal", first.goalP99Micros() / MICROS_PER_MILLI)),
        curves.stream().map(SaturationCharts::sentence).toList());
  }

  private static Contender contender(SaturationCurve curve) {
    Map<String, String> params = new LinkedHashMap<>(curve.params());
    params.put("broker", curve.broker());
    return Contender.of(params);
  }

  private static Point point(SaturationCurve.RatePoint point) {
    String note =
        String.format(
            Locale.ROOT,
            "%d of %d forks met the goal; median %s ms, p99.9 %s ms%s",
            point.passed(),
            point.forks(),
            Numbers.value(point.p50() / MICROS_PER_MILLI),
            Numbers.value(point.p999() / MICROS_PER_MILLI),
            point.unsustained() == 0
                ? ""
                : "; short of the schedule by "
                    + Numbers.value((double) point.unsustained())
                    + " messages");
    Point drawn = Point.of((double) point.rate(), point.p99() / MICROS_PER_MILLI);
    return new Point(drawn.x(), drawn.y(), null, null, List.of(), note);
  }

  private static String interval(SaturationCurve curve) {
    return curve.lower() == null || curve.upper() == null
        ? ""
        : String.format(Locale.ROOT, " (95 %% interval %,d to %,d)", curve.lower(), curve.upper());
  }

  /** What a search came to. */
  static String sentence(SaturationCurve curve) {
    String goal =
        "p99 of at most " + Numbers.value(curve.goalP99Micros() / MICROS_PER_MILLI) + " ms";
    String name = contender(curve).name();
    if (curve.answer() != null) {
      return String.format(
          Locale.ROOT,
          "%s sustains %,d messages/s%s with a %s.",
          name,
          curve.answer(),
          interval(curve),
          goal);
    }
    if (curve.untold() != null) {
      return name + ": " + curve.untold() + ", with a " + goal + ".";
    }
    return curve.ended()
        ? name + " sustains no rate that was tried with a " + goal + "."
        : name + " has no answer: its search was cut short.";
  }
}
