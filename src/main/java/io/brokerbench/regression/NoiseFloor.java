package io.brokerbench.regression;

import io.brokerbench.results.RowKey;

/**
 * How much a metric was seen to change between two runs of the same thing, where that was measured.
 */
@FunctionalInterface
public interface NoiseFloor {
  /** Nothing was measured. */
  NoiseFloor UNKNOWN = (row, metric) -> 0;

  /** The change upwards, as a share: 0.25 is 25 %, and 20 % downwards. 0 if it isn't known. */
  double of(RowKey row, String metric);
}
