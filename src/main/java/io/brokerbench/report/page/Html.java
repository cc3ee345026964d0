package io.brokerbench.report.page;

import io.brokerbench.text.Badge;
import io.brokerbench.text.Table;
import io.brokerbench.text.TableCell;
import java.util.Locale;
import java.util.regex.Pattern;

/** HTML that is being written; all text and all attributes are escaped. */
final class Html {
  /** What HTML must not have in it; line ends may stand, as in what a profiler says. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

  private final StringBuilder out = new StringBuilder();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append(">\n");
    return this;
  }

  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** A whole element with nothing but text in it. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** What is HTML already. */
  Html raw(String html) {
    out.append(html);
    return this;
  }

  /** A table, which may be wider than the screen. */
  Html table(Table table) {
    open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", table.caption());
    open("table").open("thead").open("tr");
    for (int i = 0; i < table.headings().size(); i++) {
      element("th", table.headings().get(i), "scope", "col", "class", table.look(i));
    }
    close("tr").close("thead").open("tbody");
    for (Table.Row row : table.rows()) {
      open("tr", "class", row.isMarked() ? "differs" : "");
      element("th", row.name(), "scope", "row");
      row.cells().forEach(this::cell);
      close("tr");
    }
    return close("tbody").close("table").close("div");
  }

  private void cell(TableCell cell) {
    open("td", "class", cell.look());
    if (cell.badges().isEmpty()) {
      text(cell.text());
    }
    for (Badge badge : cell.badges()) {
      String level = badge.level().name().toLowerCase(Locale.ROOT);
      element("span", badge.text(), "class", "badge " + level);
    }
    cell.badges().stream()
        .filter(badge -> badge.level() != Badge.Level.GOOD)
        .flatMap(badge -> badge.reasons().stream())
        .distinct()
        .forEach(reason -> element("span", reason, "class", "reason"));
    close("td");
  }

  String render() {
    return out.toString();
  }

  private static String escaped(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(" ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
