package io.brokerbench.crosscheck;

import io.brokerbench.regression.PairedRatio;
import io.brokerbench.text.Numbers;
import io.brokerbench.text.Style;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found, a line a work, and below it what has to be said of some. */
final class CheckedWorkTable {
  private static final List<String> HEADINGS =
      List.of("work", "reference", "its rate", "suite", "ratio (95 %)", "bounds", "verdict");

  private CheckedWorkTable() {}

  static String of(List<CheckedWork> checkedWorks) {
    Table table =
        new Table(
            "Cross-check", HEADINGS, checkedWorks.stream().map(CheckedWorkTable::row).toList());
    String notes =
        checkedWorks.stream()
            .filter(checked -> !checked.note().isEmpty())
            .map(checked -> "\n" + checked.work().name() + ": " + checked.note())
            .collect(Collectors.joining());
    return String.join("\n", Style.PLAIN_TEXT.lines(table))
        + "\n"
        + notes
        + (notes.isEmpty() ? "" : "\n");
  }

  private static Table.Row row(CheckedWork checked) {
    Work work = checked.work();
    PairedRatio ratio = checked.ratio();
    return Table.Row.of(
        work.name(),
        List.of(
            TableCell.unit(work.referenceName()),
            ratio == null ? TableCell.NOTHING : TableCell.number(put("%,.0f/s", ratio.first())),
            ratio == null ? TableCell.NOTHING : TableCell.number(put("%,.0f/s", ratio.second())),
            TableCell.unit(
                ratio == null
                    ? Numbers.NOTHING
                    : put("%.2f (%.2f to %.2f)", ratio.ratio(), ratio.low(), ratio.high())),
            TableCell.unit(put("%.2f to %.2f", work.bounds().low(), work.bounds().high())),
            TableCell.unit(checked.check().label())));
  }

  private static String put(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
