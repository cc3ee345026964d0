package io.brokerbench.report.comparison;

import io.brokerbench.regression.Difference;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Verdict;
import io.brokerbench.report.Lines;
import io.brokerbench.report.Numbers;
import io.brokerbench.report.RowTitles;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table for a terminal: a heading for each row, a line for each metric. */
final class TextReport {
  private static final String INDENT = "  ";
  private static final List<String> HEADINGS =
      List.of(
          "Verdict",
          "Metric",
          "Baseline",
          "Candidate",
          "Unit",
          "Change",
          "95 % interval",
          "Holm p");

  /** Columns of numbers, which end in line. */
  private static final List<Integer> NUMBERS = List.of(2, 3, 5, 6, 7);

  private final ComparisonReport report;
  private final boolean colours;
  private final SharedReasons shared;
  private final StringBuilder out = new StringBuilder();

  TextReport(ComparisonReport report, boolean colours) {
    this.report = report;
    this.colours = colours;
    this.shared = new SharedReasons(report.comparison().judgements());
  }

  String render() {
    line("Baseline:  " + report.baseline());
    line("Candidate: " + report.candidate());
    report.notes().forEach(this::line);
    differences();
    table();
    rest();
    return out.toString();
  }

  private void differences() {
    List<Difference> differences = report.comparison().differences();
    if (differences.isEmpty()) {
      return;
    }
    line("");
    line("Not the same on both sides:");
    int rows = (int) pairs();
    for (Difference difference : differences) {
      String where = Phrases.where(difference, rows);
      String inOne =
          INDENT
              + difference.what()
              + ": "
              + difference.baseline()
              + " -> "
              + difference.candidate();
      if (inOne.length() + where.length() <= Lines.WIDTH) {
        line(inOne + where);
      } else {
        line(INDENT + difference.what() + where + ":");
        line(INDENT + INDENT + difference.baseline());
        line(INDENT + INDENT + "-> " + difference.candidate());
      }
    }
  }

  private long pairs() {
    return report.comparison().judgements().stream()
        .filter(judgement -> judgement.candidate().forks() > 0)
        .map(Judgement::row)
        .distinct()
        .count();
  }

  private void table() {
    Map<RowKey, List<Judgement>> rows =
        report.comparison().judgements().stream()
            .collect(
                Collectors.groupingBy(Judgement::row, LinkedHashMap::new, Collectors.toList()));
    RowTitles titles = new RowTitles(rows.keySet());
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEADINGS);
    report.comparison().judgements().forEach(judgement -> cells.add(cells(judgement)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    line("");
    if (!titles.common().isEmpty()) {
      line("All rows: " + titles.common());
    }
    line(aligned(HEADINGS, widths));
    rows.forEach(
        (row, judgements) -> {
          line(titles.of(row));
          judgements.forEach(judgement -> judgement(judgement, widths));
        });
  }

  private static List<String> cells(Judgement judgement) {
    return List.of(
        judgement.verdict().name(),
        judgement.metric(),
        Numbers.value(judgement.baseline().value()),
        Numbers.value(judgement.candidate().value()),
        judgement.unit(),
        Phrases.change(judgement),
        Phrases.interval(judgement.change()),
        Phrases.adjusted(judgement.change()));
  }

  private static String aligned(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(NUMBERS.contains(i) ? padding + cells.get(i) : cells.get(i) + padding);
      line.append(i == widths.length - 1 ? "" : INDENT);
    }
    return line.toString().stripTrailing();
  }

  private void judgement(Judgement judgement, int[] widths) {
    String verdict = judgement.verdict().name();
    String line = aligned(cells(judgement), widths);
    line(line.replaceFirst(verdict, coloured(judgement.verdict())));
    shared.own(judgement).forEach(reason -> line(INDENT + INDENT + reason));
  }

  private String coloured(Verdict verdict) {
    int colour =
        switch (verdict) {
          case REGRESSED, INVALID, MISSING -> 31;
          case IMPROVED, EQUIVALENT -> 32;
          case INCONCLUSIVE, UNSTEADY, INSUFFICIENT, UNDIRECTED -> 33;
        };
    return colours ? "\u001b[" + colour + "m" + verdict + "\u001b[0m" : verdict.name();
  }

  private void rest() {
    RowTitles all = new RowTitles(List.of());
    line("");
    shared.lines().forEach(this::line);
    if (!report.comparison().onlyInCandidate().isEmpty()) {
      line("Only in the candidate, and not judged:");
      report.comparison().onlyInCandidate().forEach(row -> line(INDENT + all.of(row)));
    }
    if (!report.comparison().notJudged().isEmpty()) {
      line(
          "Not judged, since nobody knows which way they are better: "
              + String.join(", ", report.comparison().notJudged()));
    }
    line(Phrases.rule(report.comparison()));
    line(Phrases.counts(report.comparison()) + ".");
    line(Phrases.outcome(report));
  }

  /** Adds a line, or several if it is wider than a terminal. */
  private void line(String text) {
    Lines.wrapped(text, INDENT + INDENT).forEach(line -> out.append(line).append('\n'));
  }
}
