package io.brokerbench.launch;

import io.brokerbench.launch.ForkOutcome.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.WorkloadParams;

/** All rows of a run and what became of their forks, merged as JMH would have merged them. */
final class Rows {
  private final Map<Cell, List<ForkOutcome>> outcomes = new LinkedHashMap<>();

  Rows(List<Cell> cells) {
    cells.forEach(cell -> outcomes.put(cell, new ArrayList<>()));
  }

  void add(ForkOutcome outcome) {
    of(outcome.fork().cell()).add(outcome);
  }

  Set<Cell> cells() {
    return outcomes.keySet();
  }

  /** What became of a row's forks so far. */
  List<ForkOutcome> of(Cell cell) {
    return outcomes.getOrDefault(cell, List.of());
  }

  /** What became of all forks so far. */
  Stream<ForkOutcome> all() {
    return outcomes.values().stream().flatMap(List::stream);
  }

  /** How many rows have all their forks behind them. */
  int done() {
    return (int)
        outcomes.entrySet().stream()
            .filter(row -> row.getValue().size() >= row.getKey().measurements())
            .count();
  }

  /** Every row that has data, in JMH's order. */
  List<RunResult> results() {
    return outcomes.keySet().stream()
        .filter(cell -> measured(cell).findAny().isPresent())
        .map(this::merged)
        .sorted(RunResult.DEFAULT_SORT_COMPARATOR)
        .toList();
  }

  private Stream<Measured> measured(Cell cell) {
    return of(cell).stream().filter(Measured.class::isInstance).map(Measured.class::cast);
  }

  private RunResult merged(Cell cell) {
    List<BenchmarkResult> forks = measured(cell).map(Measured::result).toList();
    BenchmarkParams fork = forks.get(0).getParams();
    return new RunResult(params(fork, cell, cell.runsInThisJvm() ? 0 : forks.size()), forks);
  }

  /** JMH knows of one fork with one value a parameter; the row is of all of them. */
  static BenchmarkParams params(BenchmarkParams fork, Cell cell, int forks) {
    return params(fork, cell.entry().getWorkloadParams(), forks, cell.warmupForks());
  }

  static BenchmarkParams params(
      BenchmarkParams fork, WorkloadParams workload, int forks, int warmupForks) {
    return new BenchmarkParams(
        fork.getBenchmark(),
        fork.generatedBenchmark(),
        fork.shouldSynchIterations(),
        fork.getThreads(),
        fork.getThreadGroups(),
        fork.getThreadGroupLabels(),
        forks,
        warmupForks,
        fork.getWarmup(),
        fork.getMeasurement(),
        fork.getMode(),
        workload,
        fork.getTimeUnit(),
        fork.getOpsPerInvocation(),
        fork.getJvm(),
        fork.getJvmArgs().stream().filter(argument -> !ForkOptions.isOurs(argument)).toList(),
        fork.getJdkVersion(),
        fork.getVmName(),
        fork.getVmVersion(),
        fork.getJmhVersion(),
        fork.getTimeout());
  }
}
