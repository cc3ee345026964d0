package io.brokerbench.plan;

import io.brokerbench.request.LatencyGoal;
import io.brokerbench.results.SaturationCurve;
import io.brokerbench.results.SaturationCurve.RatePoint;
import io.brokerbench.text.Style;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What searches for the highest rate came to, for their user: the curves, then the answers. */
final class SaturationTable {
  private SaturationTable() {}

  static List<String> lines(List<SaturationCurve> curves, LatencyGoal goal) {
    List<String> lines = new ArrayList<>(Style.PLAIN_TEXT.lines(table(curves)));
    lines.add("");
    curves.forEach(curve -> lines.add(curve.broker() + ": " + answer(curve, goal)));
    lines.add("");
    return lines;
  }

  private static Table table(List<SaturationCurve> curves) {
    return new Table(
        "Rates that were tried",
        List.of(
            "Broker", "Rate", "Passed", "p50 ms", "p99 ms", "p99.9 ms", "Achieved", "Unsustained"),
        curves.stream()
            .flatMap(curve -> curve.curve().stream().map(point -> row(curve.broker(), point)))
            .toList());
  }

  private static Table.Row row(String broker, RatePoint point) {
    return Table.Row.of(
        broker,
        Stream.of(
                count(point.rate()),
                point.passed() + " of " + point.forks(),
                millis(point.p50()),
                millis(point.p99()),
                millis(point.p999()),
                count(Math.round(point.achieved())),
                count(point.unsustained()))
            .map(TableCell::number)
            .toList());
  }

  private static String answer(SaturationCurve curve, LatencyGoal goal) {
    int forks = curve.curve().stream().mapToInt(RatePoint::forks).sum();
    String cost = plural(curve.curve().size(), "rate") + ", " + plural(forks, "fork");
    Double stalled = curve.stalled();
    String forksOf =
        cost
            + (stalled == null || forks == 0
                ? ""
                : String.format(Locale.ROOT, "; about %.0f %% of them stalled", 100 * stalled));
    Long answer = curve.answer();
    if (answer != null) {
      return String.format(
          Locale.ROOT,
          "%s%,d messages/s%s with p99 <= %s (%s)",
          curve.upper() == null ? "at least " : "",
          answer,
          interval(curve),
          goal.text(),
          forksOf);
    }
    return curve.untold() == null
        ? "no answer, since the search was given up (" + cost + ")"
        : curve.untold() + ", with p99 <= " + goal.text() + " (" + forksOf + ")";
  }

  private static String interval(SaturationCurve curve) {
    return curve.lower() == null || curve.upper() == null
        ? ""
        : String.format(Locale.ROOT, " (95 %% interval %,d to %,d)", curve.lower(), curve.upper());
  }

  private static String plural(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String millis(double micros) {
    return String.format(Locale.ROOT, "%,.2f", micros / 1_000);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
