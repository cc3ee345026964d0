package io.brokerbench.report.terminal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.brokerbench.regression.Change;
import io.brokerbench.report.Answer;
import io.brokerbench.report.Answer.Standing;
import io.brokerbench.report.Lines;
import io.brokerbench.report.Numbers;
import io.brokerbench.report.terminal.Style.Colour;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of two contenders is ahead in each row: the ratio of the two with its 95 % interval, and a
 * verdict.
 */
final class AnswerLines {
  private static final String INDENT = "  ";

  /** From here on a verdict that takes several lines still has room. */
  private static final int LAST_COLUMN = 70;

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
    int ofTitles =
        Stream.concat(Stream.of(heading), rows.stream().map(row -> INDENT + title(row)))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    String columns = numbers("ratio", "95 % interval") + "verdict";
    lines.addAll(Lines.wrapped(padded(heading, ofTitles) + columns, INDENT + INDENT));
    for (Answer row : rows) {
      String start = padded(INDENT + title(row), ofTitles) + numbers(row.judgement().change());
      String verdict = style.coloured(colour(row.standing()), verdict(row));
      String indent = start.length() <= LAST_COLUMN ? " ".repeat(start.length()) : INDENT + INDENT;
      lines.addAll(Lines.wrapped(start + verdict, indent));
    }
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

  private static String padded(String text, int columns) {
    return text + " ".repeat(columns - text.length());
  }

  /** The comparison has the second broker over the first; here it is the first over the second. */
  private static String numbers(@Nullable Change change) {
    return change == null
        ? numbers(Numbers.NOTHING, Numbers.NOTHING)
        : numbers(
            ratio(1 / change.ratio()), ratio(1 / change.high()) + " to " + ratio(1 / change.low()));
  }

  private static String numbers(String ratio, String interval) {
    return String.format(Locale.ROOT, "%7s  %-14s  ", ratio, interval);
  }

  private static String ratio(double ratio) {
    return ratio < 100 ? String.format(Locale.ROOT, "%.2f", ratio) : Numbers.value(ratio);
  }

  private static String verdict(Answer answer) {
    return switch (answer.standing()) {
      case AHEAD -> Objects.requireNonNull(answer.leader()).name() + " is ahead";
      case SAME -> "no difference";
      case NOT_SHOWN -> "no difference shown";
      case UNKNOWN -> answer.sentence();
    };
  }

  private static Colour colour(Standing standing) {
    return switch (standing) {
      case AHEAD, SAME -> Colour.GREEN;
      case NOT_SHOWN -> Colour.YELLOW;
      case UNKNOWN -> Colour.RED;
    };
  }
}
