package io.brokerbench.scenario;

/**
 * A number of a trial that is no latency; better when lower.
 *
 * @param name as results call it
 * @param value in its unit
 * @param unit as results call it
 * @param merge what the number of several iterations or forks is
 */
public record Metric(String name, double value, String unit, Merge merge) {
  /** How numbers become one. */
  public enum Merge {
    /** Counts add up. */
    SUM,
    /** Of gauges the highest counts, which zeros of iterations without a value don't change. */
    HIGHEST
  }

  /** Something counted. */
  public static Metric count(String name, long value, String unit) {
    return new Metric(name, (double) value, unit, Merge.SUM);
  }

  /** Something that was so high. */
  public static Metric highest(String name, double value, String unit) {
    return new Metric(name, value, unit, Merge.HIGHEST);
  }
}
