package io.brokerbench.report.terminal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.brokerbench.report.Answer;
import io.brokerbench.report.Answer.Ratio;
import io.brokerbench.report.Answer.Standing;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Badge;
import io.brokerbench.text.Badge.Level;
import io.brokerbench.text.Numbers;
import io.brokerbench.text.Style;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of two contenders is ahead in each row: how the first is to the second, with the 95 %
 * interval, and a verdict.
 */
final class AnswerLines {
  private static final String INDENT = "  ";

  private final List<Answer> answers;
  private final Style style;

  AnswerLines(List<Answer> answers, Style style) {
    this.answers = answers;
    this.style = style;
  }

  List<String> lines() {
    Map<String, List<Answer>> tables =
        answers.stream().collect(groupingBy(AnswerLines::heading, LinkedHashMap::new, toList()));
    List<String> lines = new ArrayList<>();
    tables.forEach((heading, rows) -> add(heading, rows, lines));
    return lines;
  }

  private void add(String heading, List<Answer> rows, List<String> lines) {
    // Where names have lines of their own, that of their column has none.
    List<String> table =
        style.lines(
            new Table(
                heading,
                List.of(heading, "difference", "95 % interval", "verdict"),
                rows.stream().map(AnswerLines::row).toList()));
    if (!table.get(0).startsWith(heading)) {
      lines.addAll(style.wrapped(heading, INDENT));
    }
    lines.addAll(table);
  }

  private static Table.Row row(Answer answer) {
    return Table.Row.of(
        INDENT + title(answer),
        List.of(
            TableCell.number(answer.ratio().map(Ratio::brief).orElse(Numbers.NOTHING)),
            TableCell.unit(answer.ratio().map(Ratio::interval).orElse(Numbers.NOTHING)),
            TableCell.badges(
                List.of(new Badge(level(answer.standing()), answer.verdict(), List.of())))));
  }

  /** What the answers of a table share. */
  private static String heading(Answer answer) {
    String metric = answer.judgement().metric();
    return answer.one().name()
        + ":"
        + answer.other().brief()
        + ", "
        + benchmark(answer)
        + (metric.equals(JmhRow.SCORE) ? "" : ", " + metric);
  }

  private static String benchmark(Answer answer) {
    return answer.question().shortBenchmark() + " " + answer.question().mode();
  }

  /** What tells an answer from the others of its table. */
  private static String title(Answer answer) {
    String title = answer.title();
    return (title.startsWith(benchmark(answer))
            ? title.substring(benchmark(answer).length())
            : title)
        .strip();
  }

  private static Level level(Standing standing) {
    return switch (standing) {
      case AHEAD, SAME -> Level.GOOD;
      case NOT_SHOWN -> Level.WARNING;
      case UNKNOWN -> Level.BAD;
    };
  }
}
