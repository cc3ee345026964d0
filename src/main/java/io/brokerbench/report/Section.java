package io.brokerbench.report;

import java.util.List;

/**
 * Charts that belong together.
 *
 * @param title what they are about
 * @param explanation how they are to be read
 * @param charts the charts
 * @param drawn whether they are drawn; else there are only the tables behind them
 */
public record Section(String title, String explanation, List<Chart> charts, boolean drawn) {
  /** The title of the section with a chart of all rows' headlines. */
  public static final String RESULTS = "Results";

  public Section {
    charts = List.copyOf(charts);
  }

  /** A section whose charts are drawn. */
  public Section(String title, String explanation, List<Chart> charts) {
    this(title, explanation, charts, true);
  }
}
