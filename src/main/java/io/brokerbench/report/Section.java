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
  public Section {
    charts = List.copyOf(charts);
  }
}
