package io.brokerbench.results;

import java.util.List;

/**
 * The unit in which a value can be read: its own, or, where that would leave a small fraction, one
 * of another time.
 *
 * @param name as JMH names units
 * @param factor by which values in the unit that was given are to be multiplied
 */
public record ReadableUnit(String name, double factor) {
  /** Smaller values are hardly told from nothing by the digits that tables have. */
  private static final double LEAST = 0.01;

  private static final List<String> FROM_COARSE = List.of("s", "ms", "us", "ns");
  private static final List<String> FROM_FINE = List.of("ns", "us", "ms", "s");
  private static final String ONE_TIME = "T";

  /**
   * The unit for a value.
   *
   * @param unit what the value is in
   */
  public static ReadableUnit of(String unit, double value) {
    MetricUnit own = MetricUnit.of(unit);
    if (Math.abs(value) >= LEAST || value == 0 || !own.hasTime()) {
      return new ReadableUnit(unit, 1);
    }
    // What takes little time takes more of a finer one; a low rate is more a coarser one.
    for (String time : own.isRate() ? FROM_FINE : FROM_COARSE) {
      String name = own.kind().replace(ONE_TIME, time);
      double factor = own.factorTo(MetricUnit.of(name)).orElse(1);
      if (Math.abs(value * factor) >= 1) {
        return new ReadableUnit(name, factor);
      }
    }
    return new ReadableUnit(unit, 1);
  }
}
