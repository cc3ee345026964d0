package io.brokerbench.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH knows of a benchmark that there isn't. */
public final class PlantedParams {
  private PlantedParams() {}

  /** Of a benchmark with these parameters and iterations. */
  public static BenchmarkParams of(
      String name, WorkloadParams workload, IterationParams iterations) {
    return of(Mode.Throughput, name, workload, iterations);
  }

  /** Of a benchmark that is measured in this mode. */
  public static BenchmarkParams of(
      Mode mode, String name, WorkloadParams workload, IterationParams iterations) {
    return new BenchmarkParams(
        name,
        "a.generated",
        false,
        1,
        new int[] {1},
        List.of(),
        1,
        0,
        iterations,
        iterations,
        mode,
        workload,
        TimeUnit.SECONDS,
        1,
        "java",
        List.of(),
        "17",
        "vm",
        "1",
        "1.37",
        TimeValue.minutes(1));
  }
}
