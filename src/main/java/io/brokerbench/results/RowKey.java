package io.brokerbench.results;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a row is of: rows with the same key are comparable.
 *
 * @param benchmark the benchmark method's full name
 * @param mode JMH's short label of the mode
 * @param threads JMH's threads
 * @param unit of the score
 * @param params the parameters and their values
 */
public record RowKey(
    String benchmark, String mode, int threads, String unit, Map<String, String> params) {
  public RowKey {
    params = Collections.unmodifiableMap(new TreeMap<>(params));
  }

  /** This row with other parameters. */
  public RowKey withParams(Map<String, String> others) {
    return new RowKey(benchmark, mode, threads, unit, others);
  }

  /** This row in another unit. */
  public RowKey withUnit(String other) {
    return new RowKey(benchmark, mode, threads, other, params);
  }

  /** This row with only those of its parameters whose names are wanted. */
  public RowKey only(Predicate<String> names) {
    Map<String, String> some = new TreeMap<>(params);
    some.keySet().removeIf(names.negate());
    return withParams(some);
  }

  /**
   * Whether messages were sent at a given rate, whatever became of those before: then latencies say
   * how long a user waits.
   */
  public boolean isOpenLoop() {
    return params.containsKey("rate");
  }

  /** The benchmark's class and method, without the package. */
  public String shortBenchmark() {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }
}
