package io.brokerbench.report.page;

import io.brokerbench.report.Chart;
import io.brokerbench.report.Section;
import java.util.ArrayList;
import java.util.List;

/** Writes charts: a place for each, its notes, and the table behind it. */
final class SectionHtml {
  private final Html html;
  private final List<Chart> charts = new ArrayList<>();

  SectionHtml(Html html) {
    this.html = html;
  }

  /** All charts that have a place by now; its number is that in this list. */
  List<Chart> charts() {
    return List.copyOf(charts);
  }

  void write(Section section) {
    html.open("section").element("h2", section.title());
    html.element("p", section.explanation(), "class", "quiet").open("div", "class", "charts");
    section.charts().forEach(chart -> write(chart, section.drawn()));
    html.close("div").close("section");
  }

  private void write(Chart chart, boolean drawn) {
    html.open("figure").open("figcaption").element("h3", chart.title());
    html.element("span", chart.y().title(), "class", "note").close("figcaption");
    if (drawn && chart.isDrawn()) {
      html.open("div", "class", "plot", "role", "img", "data-chart", "" + charts.size());
      html.close("div");
      charts.add(chart);
    } else if (drawn) {
      html.element("p", "There is nothing to draw.", "class", "note");
    }
    chart.notes().forEach(note -> html.element("p", note, "class", "note"));
    html.open("details").element("summary", "Table").table(ChartTable.of(chart));
    html.close("details").close("figure");
  }
}
