package io.brokerbench.crosscheck;

import io.brokerbench.regression.PairedRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found, a line a work, and below it what has to be said of some. */
final class Table {
  private static final List<String> HEAD =
      List.of("work", "reference", "its rate", "suite", "ratio (95 %)", "bounds", "verdict");
  private static final String NOTHING = "-";

  private Table() {}

  static String of(List<Finding> findings) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    findings.forEach(finding -> rows.add(row(finding)));
    String lines = rows.stream().map(row -> line(row, rows)).collect(Collectors.joining("\n"));
    String notes =
        findings.stream()
            .filter(finding -> !finding.note().isEmpty())
            .map(finding -> "\n" + finding.work().name() + ": " + finding.note())
            .collect(Collectors.joining());
    return lines + "\n" + notes + (notes.isEmpty() ? "" : "\n");
  }

  private static List<String> row(Finding finding) {
    Work work = finding.work();
    PairedRatio ratio = finding.ratio();
    List<String> row = new ArrayList<>(List.of(work.name(), work.referenceName()));
    row.addAll(
        ratio == null
            ? List.of(NOTHING, NOTHING, NOTHING)
            : List.of(
                put("%,.0f/s", ratio.first()),
                put("%,.0f/s", ratio.second()),
                put("%.2f (%.2f to %.2f)", ratio.ratio(), ratio.low(), ratio.high())));
    row.add(put("%.2f to %.2f", work.bounds().low(), work.bounds().high()));
    row.add(finding.verdict().label());
    return row;
  }

  private static String line(List<String> row, List<List<String>> all) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int width = width(all, column);
      boolean rate = column == 2 || column == 3;
      line.append(("%" + (rate ? "" : "-") + width + "s  ").formatted(row.get(column)));
    }
    return line.toString().stripTrailing();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
  }

  private static String put(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
