package io.brokerbench.report.page;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Rules;
import io.brokerbench.report.Answer;
import io.brokerbench.report.Answer.Ratio;
import io.brokerbench.report.Measure;
import io.brokerbench.report.Percentiles;
import io.brokerbench.report.Quantity;
import io.brokerbench.report.ReportRow;
import io.brokerbench.report.RowTitles;
import io.brokerbench.report.RunDetail;
import io.brokerbench.report.RunSummary;
import io.brokerbench.report.Settings;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Numbers;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of what runs say. */
final class RunTables {
  /** More columns than this are put into words. */
  private static final int MOST_COLUMNS = 6;

  /** By what rule answers are given. */
  static final String RULE =
      "A contender is said to be ahead if the difference is "
          + Numbers.share(Rules.DEFAULT_THRESHOLD)
          + " or more, and chance doesn't explain it: at "
          + Numbers.share(Rules.ALPHA)
          + " among all rows and pairs of one durability together. Differences are between"
          + " geometric means of forks; intervals are those of each row alone.";

  private static final List<Percentile> LATENCIES =
      List.of(Percentile.P50, Percentile.P90, Percentile.P99, Percentile.P999);

  private RunTables() {}

  static Table answers(RunDetail run) {
    List<Answer> answers = run.answers();
    boolean onePair = answers.stream().map(RunTables::pair).distinct().count() == 1;
    String one = onePair ? answers.get(0).one().name() : "First";
    String other = onePair ? answers.get(0).other().name() : "Second";
    return new Table(
        "Who is ahead",
        List.of("Row", "Answer", one + " to " + other, "95 % interval", one, other, "Unit"),
        answers.stream()
            .map(answer -> Table.Row.of(onePair ? answer.title() : title(answer), cells(answer)))
            .toList());
  }

  /** Of several pairs a row says whose it is. */
  private static String title(Answer answer) {
    return String.join(" and ", pair(answer)) + ": " + answer.title();
  }

  private static List<String> pair(Answer answer) {
    return List.of(answer.one().name(), answer.other().name());
  }

  private static List<TableCell> cells(Answer answer) {
    Judgement judgement = answer.judgement();
    Measure measure = answer.measure();
    return List.of(
        TableCell.answer(answer.verdict(), answer.leader() != null),
        answer.ratio().map(Ratio::brief).map(TableCell::number).orElse(TableCell.NOTHING),
        answer.ratio().map(Ratio::interval).map(TableCell::number).orElse(TableCell.NOTHING),
        TableCell.number(answer.oneValue() * measure.factor()),
        TableCell.number(answer.otherValue() * measure.factor()),
        TableCell.unit(
            measure.unit()
                + (judgement.metric().equals(JmhRow.SCORE)
                    ? ""
                    : " (" + judgement.metric() + ")")));
  }

  static Table rows(RunDetail run) {
    RowTitles titles = new RowTitles(run.rows().stream().map(ReportRow::key).toList());
    List<Percentile> latencies = hasLatencies(run) ? LATENCIES : List.of();
    List<String> headings =
        new ArrayList<>(List.of("Row", "Validity", "Score", "Unit", "95 % interval", "Forks"));
    latencies.forEach(
        percentile ->
            headings.addAll(
                List.of(
                    "p" + Numbers.percentile(percentile.share()).replace(" %", ", ms"),
                    "95 % interval")));
    return new Table(
        "All rows",
        headings,
        run.rows().stream()
            .map(
                row ->
                    Table.Row.marked(
                        !row.isSound(), titles.brief(row.key()), cells(row, latencies)))
            .toList());
  }

  private static boolean hasLatencies(RunDetail run) {
    return latencies(run).findAny().isPresent();
  }

  private static Stream<Quantity> latencies(RunDetail run) {
    return run.rows().stream()
        .flatMap(row -> LATENCIES.stream().flatMap(of -> row.latency(of).stream()));
  }

  /** What is to be said of the table of rows; empty if nothing is. */
  static Optional<String> blanks(RunDetail run) {
    return latencies(run).anyMatch(RunTables::isBlank)
        ? Optional.of(
            Numbers.NOTHING
                + ": "
                + Percentiles.TOO_FEW
                + "; an interval needs as many of each fork.")
        : Optional.empty();
  }

  private static boolean isBlank(Quantity quantity) {
    return Double.isNaN(quantity.value())
        || quantity.forks().stream().anyMatch(fork -> Double.isNaN(fork));
  }

  /** What may not be believed isn't shown as if it might. */
  private static List<TableCell> cells(ReportRow row, List<Percentile> latencies) {
    List<TableCell> cells = new ArrayList<>(List.of(TableCell.badges(row.badges())));
    Optional<Quantity> score = row.sound(JmhRow.SCORE);
    Measure measure = Measure.of(row.key(), JmhRow.SCORE, row.key().unit());
    cells.add(value(score, measure));
    cells.add(TableCell.unit(measure.unit()));
    cells.add(interval(score, measure));
    cells.add(
        score
            .map(of -> TableCell.number(String.valueOf(of.forks().size())))
            .orElse(TableCell.NOTHING));
    for (Percentile percentile : latencies) {
      Measure wait =
          Measure.of(row.key(), LatencyKind.END_TO_END.metric(percentile), LatencyKind.UNIT);
      Optional<Quantity> latency = row.latency(percentile);
      cells.add(value(latency, wait));
      cells.add(interval(latency, wait));
    }
    return cells;
  }

  private static TableCell value(Optional<Quantity> quantity, Measure measure) {
    return quantity
        .map(of -> TableCell.number(of.value() * measure.factor()))
        .orElse(TableCell.NOTHING);
  }

  private static TableCell interval(Optional<Quantity> quantity, Measure measure) {
    @Nullable Double low = quantity.map(Quantity::low).orElse(null);
    @Nullable Double high = quantity.map(Quantity::high).orElse(null);
    return low == null || high == null
        ? TableCell.NOTHING
        : TableCell.number(
            Numbers.value(low * measure.factor())
                + " to "
                + Numbers.value(high * measure.factor()));
  }

  static Table runs(List<RunSummary> runs) {
    return new Table(
        "Runs",
        List.of("Run", "Folder or file", "Rows", "Invalid", "Missing"),
        runs.stream()
            .map(
                run ->
                    Table.Row.marked(
                        run.invalid() + run.missing() > 0,
                        run.label(),
                        List.of(
                            TableCell.text(run.name()),
                            TableCell.number(Integer.toString(run.rows())),
                            TableCell.number(Integer.toString(run.invalid())),
                            TableCell.number(Integer.toString(run.missing())))))
            .toList());
  }

  static Table settings(Settings settings) {
    List<String> headings = new ArrayList<>(List.of("Setting"));
    boolean wide = settings.columns().size() > MOST_COLUMNS;
    headings.addAll(wide ? List.of("Values, and in how many runs") : settings.columns());
    return new Table(
        settings.title(),
        headings,
        settings.lines().stream()
            .map(
                line ->
                    Table.Row.marked(
                        line.differs(),
                        line.name(),
                        wide
                            ? List.of(TableCell.text(counted(line)))
                            : line.values().stream().map(RunTables::setting).toList()))
            .toList());
  }

  private static TableCell setting(String value) {
    return TableCell.text(value.isEmpty() ? Numbers.NOTHING : value);
  }

  private static String counted(Settings.Line line) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    line.values().forEach(value -> counts.merge(value, 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach(
        (value, count) ->
            words.add((value.isEmpty() ? Numbers.NOTHING : value) + " (" + count + ")"));
    return String.join(", ", words);
  }
}
