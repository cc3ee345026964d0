package io.brokerbench.plan;

import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.request.Cell;
import io.brokerbench.request.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.WorkloadParams;

/** All rows of a run and what became of their forks, merged as JMH would have merged them. */
public final class Rows {
  private final Map<Cell, List<ForkOutcome>> outcomes = new LinkedHashMap<>();

  /** With the rows that are known beforehand; others appear with their first outcome. */
  public Rows(List<Cell> cells) {
    cells.forEach(cell -> outcomes.put(cell, new ArrayList<>()));
  }

  /** Adds what became of a fork. */
  public void add(ForkOutcome outcome) {
    outcomes.computeIfAbsent(outcome.fork().cell(), cell -> new ArrayList<>()).add(outcome);
  }

  /** All rows, in the order in which they became known. */
  public Set<Cell> cells() {
    return outcomes.keySet();
  }

  /** What became of a row's forks so far. */
  public List<ForkOutcome> of(Cell cell) {
    return outcomes.getOrDefault(cell, List.of());
  }

  /** What became of all forks so far. */
  public Stream<ForkOutcome> all() {
    return outcomes.values().stream().flatMap(List::stream);
  }

  /** Every row that has data, in JMH's order. */
  public List<RunResult> results() {
    return results(outcomes.keySet().stream());
  }

  /** One side's rows, merged over their forks, as JMH would have returned them. */
  public List<RunResult> results(Side side) {
    return results(outcomes.keySet().stream().filter(cell -> cell.side().equals(side)));
  }

  private List<RunResult> results(Stream<Cell> cells) {
    return cells
        .flatMap(cell -> result(cell).stream())
        .sorted(RunResult.DEFAULT_SORT_COMPARATOR)
        .toList();
  }

  /** What a row's forks measured, as one; empty if none was measured. */
  Optional<RunResult> result(Cell cell) {
    List<BenchmarkResult> forks = measured(cell).map(Measured::result).toList();
    return forks.stream()
        .findFirst()
        .map(BenchmarkResult::getParams)
        .map(fork -> params(fork, cell, cell.runsInThisJvm() ? 0 : forks.size()))
        .map(row -> new RunResult(row, forks));
  }

  /** Those of a row's forks that were measured. */
  Stream<Measured> measured(Cell cell) {
    return of(cell).stream().filter(Measured.class::isInstance).map(Measured.class::cast);
  }

  /** JMH knows of one fork with one value a parameter; the row is of all of them. */
  public static BenchmarkParams params(BenchmarkParams fork, Cell cell, int forks) {
    return params(fork, cell.entry().getWorkloadParams(), forks, cell.warmupForks());
  }

  /** A row's parameters as JMH writes them, without what the suite itself gave to forks. */
  public static BenchmarkParams params(
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
        fork.getJvmArgs().stream()
            .filter(argument -> !EndpointsFile.isJvmArgument(argument))
            .toList(),
        fork.getJdkVersion(),
        fork.getVmName(),
        fork.getVmVersion(),
        fork.getJmhVersion(),
        fork.getTimeout());
  }
}
