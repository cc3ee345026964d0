package io.brokerbench.report;

import io.brokerbench.report.Chart.Point;
import io.brokerbench.report.Chart.Series;
import java.util.List;

/** Gives each contender the same name and look in every chart. */
final class Contenders {
  private Contenders() {}

  /**
   * A contender's series.
   *
   * @param all who is in the chart
   * @param alone what the series is called if nobody is named
   */
  static Series series(List<Contender> all, Contender contender, String alone, List<Point> points) {
    String name = contender.name();
    return new Series(
        name.isEmpty() ? alone : name, contender.broker(), shade(all, contender), points);
  }

  /** Which of the servers of its broker it is, from 0. */
  static int shade(List<Contender> all, Contender contender) {
    return all.stream()
        .filter(other -> other.broker().equals(contender.broker()))
        .toList()
        .indexOf(contender);
  }
}
