package io.brokerbench.report;

import java.util.List;

/**
 * Charts that belong together.
 *
 * @param title what they are about
 * @param explanation how they are to be read
 * @param charts the charts
 */
public record Section(String title, String explanation, List<Chart> charts) {
  /** The title of the section with a chart of all rows' headlines. */
  public static final String RESULTS = "Results";

  public Section {
    charts = List.copyOf(charts);
  }
}
