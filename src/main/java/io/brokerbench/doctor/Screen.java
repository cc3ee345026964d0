package io.brokerbench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts findings into lines that fit on a screen. Commands are never broken: they are copied. */
final class Screen {
  private static final int COLUMNS = 100;
  private static final String INDENT = " ".repeat(24);

  private Screen() {}

  static List<String> lines(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String mark = finding.mark().name().toLowerCase(Locale.ROOT);
      List<String> found = wrapped(finding.found());
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

  private static List<String> wrapped(String text) {
    int width = COLUMNS - INDENT.length();
    List<String> lines = new ArrayList<>();
    String rest = text.replaceAll("\\s+", " ").strip();
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : width;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
