package io.brokerbench.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a metric of a row came to on the two equal sides of a calibration.
 *
 * @param row the row
 * @param metric its metric
 * @param baseline the geometric mean of the one side's forks, in the metric's unit
 * @param candidate that of the other side's
 * @param standardError of the logarithm of their ratio, by how the forks scatter
 * @param forks how many there were, of the side that had fewer
 * @param measured when, in UTC
 * @param suite the version and the git revision of the suite
 */
public record EqualSides(
    @JsonProperty(required = true) RowKey row,
    @JsonProperty(required = true) String metric,
    @JsonProperty(required = true) double baseline,
    @JsonProperty(required = true) double candidate,
    @JsonProperty(required = true) double standardError,
    @JsonProperty(required = true) int forks,
    @JsonProperty(required = true) String measured,
    @JsonProperty(required = true) String suite) {
  public EqualSides {
    require("row", row);
    require("metric", metric);
    require("measured", measured);
    require("suite", suite);
    require("row.benchmark", row.benchmark());
    require("row.mode", row.mode());
    require("row.unit", row.unit());
    requirePositive("baseline", baseline);
    requirePositive("candidate", candidate);
    if (!(standardError >= 0) || Double.isInfinite(standardError)) {
      throw new IllegalArgumentException(
          "standardError is "
              + standardError
              + ", where a share from 0 on was expected, as 0.02 for 2 %");
    }
    if (forks < 1) {
      throw new IllegalArgumentException("forks is " + forks + ", where 1 or more was expected");
    }
  }

  /** A file may say null where nothing may be missing. */
  private static void require(String what, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(what + " is missing");
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          what + " is " + value + ", where a positive number was expected");
    }
  }

  /** The logarithm of the ratio of the sides. */
  public double difference() {
    return Math.log(candidate / baseline);
  }

  /** The logarithm of what both sides are about. */
  public double level() {
    return Math.log(candidate * baseline) / 2;
  }

  /** Whether it is of the same metric of the same row. */
  boolean isOfTheSameAs(EqualSides other) {
    return row.equals(other.row) && metric.equals(other.metric);
  }
}
