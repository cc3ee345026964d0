package io.brokerbench.report;

import io.brokerbench.report.Chart.Axis;
import io.brokerbench.report.Chart.Form;
import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Scale;
import io.brokerbench.report.Chart.Series;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws rows that several runs have, from run to run. */
final class RunsOverTime {
  private final List<String> runs;
  private final List<Map<RowKey, ReportRow>> rows = new ArrayList<>();
  private final Map<RowKey, Set<RowKey>> questions = new LinkedHashMap<>();

  /**
   * Of several runs.
   *
   * @param runs what they are called, in the order in which they are shown
   * @param rows the rows of each
   */
  RunsOverTime(List<String> runs, List<List<ReportRow>> rows) {
    this.runs = runs;
    for (List<ReportRow> ofRun : rows) {
      Map<RowKey, ReportRow> byKey = new LinkedHashMap<>();
      for (ReportRow row : ofRun) {
        byKey.put(row.key(), row);
        questions
            .computeIfAbsent(Questions.question(row.key()), q -> new LinkedHashSet<>())
            .add(row.key());
      }
      this.rows.add(byKey);
    }
  }

  /** A chart for each row, whoever was measured in it. */
  List<Chart> charts() {
    RowTitles titles = new RowTitles(questions.keySet());
    return questions.entrySet().stream()
        .map(question -> chart(titles.brief(question.getKey()), question.getValue()))
        .toList();
  }

  private Chart chart(String title, Set<RowKey> keys) {
    Measure measure = measure(keys);
    List<Contender> contenders = keys.stream().map(Contender::of).toList();
    List<Series> series = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (RowKey key : keys) {
      Contender contender = Contender.of(key);
      List<Point> points = new ArrayList<>();
      for (int run = 0; run < runs.size(); run++) {
        Point point = point(measure, run, key);
        points.add(point);
        if (point.y() == null) {
          notes.add((contender.name() + " in " + runs.get(run)).strip() + ": " + point.note());
        }
      }
      series.add(Contenders.series(contenders, contender, measure.name(), points));
    }
    return new Chart(
        measure.name() + ": " + title,
        Form.LINES,
        Axis.of("Run", runs),
        Axis.of(measure.name(), measure.unit(), Scale.LINEAR),
        series,
        List.of(),
        notes);
  }

  private Point point(Measure measure, int run, RowKey key) {
    ReportRow row = rows.get(run).get(key);
    return row == null ? Point.gap(run, "not in this run") : measure.point(run, row);
  }

  private Measure measure(Set<RowKey> keys) {
    for (Map<RowKey, ReportRow> ofRun : rows) {
      for (RowKey key : keys) {
        ReportRow row = ofRun.get(key);
        Quantity quantity = row == null ? null : row.metrics().get(row.headline());
        if (row != null && quantity != null) {
          return Measure.of(key, row.headline(), quantity.unit());
        }
      }
    }
    RowKey any = keys.iterator().next();
    return Measure.of(any, "score", any.unit());
  }
}
