package io.brokerbench.regression;

import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhMetric.Fork;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A row that says what a test wants it to say. */
public final class PlantedRow {
  private final Map<String, String> params = new TreeMap<>(Map.of("broker", "KAFKA"));
  private final Map<String, String> conditions = new LinkedHashMap<>();
  private final Map<String, JmhMetric> metrics = new LinkedHashMap<>();
  private String mode = "thrpt";
  private List<String> faults = List.of();

  /** Of a throughput with a value for each fork, which all its iterations have. */
  public static PlantedRow of(double... forks) {
    return of("ops/s", DoubleStream.of(forks).mapToObj(value -> fork(value, value)).toList());
  }

  /** Of a throughput of these forks. */
  static PlantedRow of(String unit, List<Fork> forks) {
    return new PlantedRow().metric(JmhRow.SCORE, unit, forks);
  }

  static Fork fork(Double... iterations) {
    return Fork.of(List.of(iterations));
  }

  /** Forks that scatter about 1,000, and iterations about their fork, by shares. */
  static List<Fork> forks(Random random, int count, double ofForks, double ofIterations) {
    return IntStream.range(0, count)
        .mapToObj(
            fork -> {
              double mean = 1_000 * (1 + ofForks * random.nextGaussian());
              return Fork.of(
                  IntStream.range(0, 6)
                      .mapToObj(i -> mean * (1 + ofIterations * random.nextGaussian()))
                      .toList());
            })
        .toList();
  }

  /** Forks whose iterations have that many times the value of those given. */
  static List<Fork> times(double factor, List<Fork> forks) {
    return forks.stream()
        .map(fork -> Fork.of(fork.iterations().stream().map(value -> value * factor).toList()))
        .toList();
  }

  PlantedRow metric(String name, String unit, List<Fork> forks) {
    metrics.put(name, new JmhMetric(unit, Double.NaN, forks));
    return this;
  }

  /** A secondary metric with a value for each fork. */
  public PlantedRow metric(String name, String unit, double... forks) {
    return metric(name, unit, DoubleStream.of(forks).mapToObj(PlantedRow::fork).toList());
  }

  /** With a parameter. */
  public PlantedRow param(String name, String value) {
    params.put(name, value);
    return this;
  }

  /** Measured with something. */
  public PlantedRow condition(String name, String value) {
    conditions.put(name, value);
    return this;
  }

  PlantedRow mode(String label) {
    mode = label;
    return this;
  }

  /** That may not be believed. */
  public PlantedRow fault(String fault) {
    faults = List.of(fault);
    return this;
  }

  /** The row. */
  public JmhRow row() {
    String unit = metrics.values().iterator().next().unit();
    return new JmhRow(
        new RowKey("a.b.Planted.run", mode, 1, unit, params), metrics, conditions, faults);
  }
}
