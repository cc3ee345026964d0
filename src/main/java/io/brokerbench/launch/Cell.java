package io.brokerbench.launch;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.workload.Scenario;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.WorkloadParams;

/**
 * A benchmark method in one mode, with one value for each parameter: what becomes a row.
 *
 * @param entry the method, as JMH's list has it, with mode and parameters
 * @param forks how many forks were asked for; 0 to run once in this JVM
 * @param warmupForks how many forks to throw away first
 */
record Cell(BenchmarkListEntry entry, int forks, int warmupForks) {
  String benchmark() {
    return entry.getUsername();
  }

  /** The benchmark's name without its package. */
  String shortBenchmark() {
    String type = entry.getUserClassQName();
    return benchmark().substring(type.lastIndexOf('.') + 1);
  }

  Mode mode() {
    return entry.getMode();
  }

  Map<String, String> params() {
    WorkloadParams workload = entry.getWorkloadParams();
    Map<String, String> params = new TreeMap<>();
    workload.keys().forEach(key -> params.put(key, workload.get(key)));
    return params;
  }

  private Optional<String> param(Axis axis) {
    return Optional.ofNullable(entry.getWorkloadParams().get(axis.key()));
  }

  boolean hasBroker() {
    return param(Axis.BROKER).isPresent();
  }

  /** The broker that has to be started for it; empty if there is none, or it's in the fork. */
  Optional<BrokerKind> broker() {
    return param(Axis.BROKER).map(BrokerKind::valueOf).filter(kind -> kind != BrokerKind.INPROC);
  }

  Durability durability() {
    return param(Axis.DURABILITY).map(Durability::valueOf).orElse(Durability.MEMORY);
  }

  /** How many operations one invocation is, where the scenario says so. */
  Optional<Integer> messages() {
    return param(Axis.SCENARIO).map(scenario -> Scenario.valueOf(scenario).messages());
  }

  boolean runsInThisJvm() {
    return forks == 0;
  }

  /** How many forks give data. */
  int measurements() {
    return Math.max(1, forks);
  }

  /** As in "DeliveryBenchmark.deliver thrpt KAFKA MEMORY HIGH 256". */
  @Override
  public String toString() {
    return Stream.concat(
            Stream.of(shortBenchmark(), mode().shortLabel()), params().values().stream())
        .collect(Collectors.joining(" "));
  }
}
