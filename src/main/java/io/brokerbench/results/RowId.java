package io.brokerbench.results;

import java.util.Map;
import java.util.TreeMap;

/**
 * A row that was asked for, whether or not it was measured.
 *
 * @param benchmark the benchmark method's full name
 * @param mode JMH's short label of the mode
 * @param params the parameters and their values
 */
public record RowId(String benchmark, String mode, Map<String, String> params) {
  /** A row, whose parameters are kept in the order of their names. */
  public RowId {
    params = new TreeMap<>(params);
  }

  /** The row that measured rows of this key are of. */
  public static RowId of(RowKey key) {
    return new RowId(key.benchmark(), key.mode(), key.params());
  }
}
