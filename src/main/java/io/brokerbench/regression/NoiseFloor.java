package io.brokerbench.regression;

import io.brokerbench.results.RowKey;

/**
 * How much a metric was seen to change between two runs of the same thing, where that was measured.
 */
@FunctionalInterface
public interface NoiseFloor {
  /** Nothing was measured. */
  NoiseFloor UNKNOWN = (row, metric) -> 0;

  /** The change, as a share: 0.03 is 3 %. 0 if it isn't known. */
  double of(RowKey row, String metric);
}
