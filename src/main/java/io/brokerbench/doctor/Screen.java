package io.brokerbench.doctor;

import io.brokerbench.console.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts findings into lines that fit on a screen. Commands are never broken: they are copied. */
final class Screen {
  private static final String INDENT = " ".repeat(24);

  private Screen() {}

  static List<String> lines(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String mark = finding.mark().name().toLowerCase(Locale.ROOT);
      List<String> found = Columns.wrapped(finding.found(), Columns.WIDTH - INDENT.length());
      lines.add(
          String.format(Locale.ROOT, "%-5s %-17s %s", mark, finding.name(), found.get(0))
              .stripTrailing());
      found.stream().skip(1).forEach(line -> lines.add(INDENT + line));
      if (finding.mend() != null) {
        lines.add(INDENT + "$ " + finding.mend());
      }
    }
    return lines;
  }
}
