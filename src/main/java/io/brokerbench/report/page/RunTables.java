package io.brokerbench.report.page;

import io.brokerbench.measure.Percentile;
import io.brokerbench.regression.Change;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Rules;
import io.brokerbench.report.Answer;
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

/** The tables of what runs say. */
final class RunTables {
  /** More columns than this are put into words. */
  private static final int MOST_COLUMNS = 6;

  /** By what rule answers are given. */
  static final String RULE =
      "Values are geometric means of forks. A contender is said to be ahead if the difference is "
          + Numbers.share(Rules.DEFAULT_THRESHOLD)
          + " or more, and chance doesn't explain it: at "
          + Numbers.share(Rules.ALPHA)
          + " among all rows and pairs of one durability together. Intervals are those of each row"
          + " alone.";

  private static final List<Percentile> LATENCIES =
      List.of(Percentile.P50, Percentile.P99, Percentile.P999);

  private RunTables() {}

  static Table answers(RunDetail run) {
    List<Answer> answers = run.answers();
    boolean onePair = answers.stream().map(RunTables::pair).distinct().count() == 1;
    String one = onePair ? answers.get(0).one().name() : "First";
    String other = onePair ? answers.get(0).other().name() : "Second";
    return new Table(
        "Who is ahead",
        List.of("Row", "Answer", one, other, "Unit", other + " to " + one, "95 % interval"),
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
    Change change = judgement.change();
    return List.of(
        TableCell.answer(answer.brief(), answer.leader() != null),
        TableCell.number(judgement.baseline().value()),
        TableCell.number(judgement.candidate().value()),
        TableCell.unit(unit(judgement)),
        TableCell.change(change == null ? null : change.ratio()),
        change == null ? TableCell.NOTHING : TableCell.changes(change.low(), change.high()));
  }

  private static String unit(Judgement judgement) {
    return judgement.metric().equals(JmhRow.SCORE)
        ? judgement.unit()
        : judgement.unit() + " (" + judgement.metric() + ")";
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
                    "p" + Numbers.percentile(percentile.share()).replace(" %", ", us"),
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
    cells.add(score.map(of -> TableCell.number(of.value())).orElse(TableCell.NOTHING));
    cells.add(TableCell.unit(row.key().unit()));
    cells.add(score.map(RunTables::interval).orElse(TableCell.NOTHING));
    cells.add(
        score
            .map(of -> TableCell.number(String.valueOf(of.forks().size())))
            .orElse(TableCell.NOTHING));
    for (Percentile percentile : latencies) {
      Optional<Quantity> latency = row.latency(percentile);
      cells.add(latency.map(of -> TableCell.number(of.value())).orElse(TableCell.NOTHING));
      cells.add(latency.map(RunTables::interval).orElse(TableCell.NOTHING));
    }
    return cells;
  }

  private static TableCell interval(Quantity quantity) {
    Double low = quantity.low();
    Double high = quantity.high();
    return low == null || high == null
        ? TableCell.NOTHING
        : TableCell.number(Numbers.value(low) + " to " + Numbers.value(high));
  }

  static Table runs(List<RunSummary> runs) {
    return new Table(
        "Runs",
        List.of("Run", "Started", "Rows", "Not to be believed", "Missing"),
        runs.stream()
            .map(
                run ->
                    Table.Row.marked(
                        run.invalid() + run.missing() > 0,
                        run.name(),
                        List.of(
                            TableCell.unit(run.when()),
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
