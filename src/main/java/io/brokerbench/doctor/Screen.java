package io.brokerbench.doctor;

import io.brokerbench.text.Style;
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
      String start = String.format(Locale.ROOT, "%-5s %-17s ", mark, finding.name());
      lines.addAll(Style.PLAIN_TEXT.wrapped((start + finding.found()).stripTrailing(), INDENT));
      if (finding.mend() != null) {
        lines.add(INDENT + "$ " + finding.mend());
      }
    }
    return lines;
  }
}
