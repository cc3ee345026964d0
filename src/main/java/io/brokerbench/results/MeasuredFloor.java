package io.brokerbench.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How much a metric of a row was seen to change between two equal sides of a run.
 *
 * @param row the row
 * @param metric its metric
 * @param floor the change upwards that means nothing, as a share: 0.25 is 25 %, and 20 % downwards
 * @param low the lower end of the 95 % interval of the ratio of the two sides, which it was made
 *     from
 * @param high the upper end
 * @param noise what made the forks no sample of one thing; null if nothing did
 * @param forks how many there were, of the side that had fewer
 * @param measured when, in UTC
 * @param suite the version and the git revision of the suite
 */
public record MeasuredFloor(
    @JsonProperty(required = true) RowKey row,
    @JsonProperty(required = true) String metric,
    @JsonProperty(required = true) double floor,
    @JsonProperty(required = true) double low,
    @JsonProperty(required = true) double high,
    @Nullable String noise,
    @JsonProperty(required = true) int forks,
    @JsonProperty(required = true) String measured,
    @JsonProperty(required = true) String suite) {
  public MeasuredFloor {
    require("row", row);
    require("metric", metric);
    require("measured", measured);
    require("suite", suite);
    require("row.benchmark", row.benchmark());
    require("row.mode", row.mode());
    require("row.unit", row.unit());
    if (!(floor >= 0) || Double.isInfinite(floor)) {
      throw new IllegalArgumentException(
          "floor is " + floor + ", where a share from 0 on was expected, as 0.06 for 6 %");
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

  /** Whether it is of the same metric of the same row. */
  boolean isOfTheSameAs(MeasuredFloor other) {
    return row.equals(other.row) && metric.equals(other.metric);
  }
}
