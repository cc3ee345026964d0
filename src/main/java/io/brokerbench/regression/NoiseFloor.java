package io.brokerbench.regression;

import io.brokerbench.results.RowKey;

/**
 * What equal sides were seen to differ by beyond how their forks scatter, where it was measured.
 */
@FunctionalInterface
public interface NoiseFloor {
  /** Nothing was measured. */
  NoiseFloor UNKNOWN = (row, metric) -> BetweenSides.NOTHING;

  /** Of a metric of a row. */
  BetweenSides of(RowKey row, String metric);
}
