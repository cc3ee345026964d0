package io.brokerbench.launch;

import io.brokerbench.plan.Rows;
import java.io.File;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * One of JMH's profilers that write files, which it names after the row with all its parameters:
 * that is longer than file systems allow. This one hides the parameters from it; what tells forks
 * apart is the folder that it is given.
 */
@SuppressWarnings("rawtypes") // JMH's own signatures
public final class PlacedProfiler implements ExternalProfiler, InternalProfiler {
  private final Profiler profiler;

  /**
   * As JMH makes it.
   *
   * @param line the profiler's name, a colon, and its own options
   * @throws ProfilerException if it can't be used here
   */
  public PlacedProfiler(String line) throws ProfilerException {
    String[] parts = line.split(":", 2);
    profiler = ProfilerFactory.getProfilerOrException(new ProfilerConfig(parts[0], parts[1]));
  }

  /** What makes one write into a folder of its own. */
  static String line(ProfilerConfig config, String folder) {
    String own = config.getOpts().isEmpty() ? "" : config.getOpts() + ";";
    return config.getKlass() + ":" + own + "dir=" + folder;
  }

  private static BenchmarkParams brief(BenchmarkParams params) {
    return Rows.params(params, new WorkloadParams(), params.getForks(), params.getWarmupForks());
  }

  @Override
  public String getDescription() {
    return profiler.getDescription();
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (profiler instanceof InternalProfiler internal) {
      internal.beforeIteration(brief(benchmark), iteration);
    }
  }

  @Override
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return profiler instanceof InternalProfiler internal
        ? internal.afterIteration(brief(benchmark), iteration, result)
        : List.of();
  }

  @Override
  public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
    return profiler instanceof ExternalProfiler external
        ? external.addJVMInvokeOptions(brief(params))
        : List.of();
  }

  @Override
  public Collection<String> addJVMOptions(BenchmarkParams params) {
    return profiler instanceof ExternalProfiler external
        ? external.addJVMOptions(brief(params))
        : List.of();
  }

  @Override
  public void beforeTrial(BenchmarkParams params) {
    if (profiler instanceof ExternalProfiler external) {
      external.beforeTrial(brief(params));
    }
  }

  @Override
  public Collection<? extends Result> afterTrial(
      BenchmarkResult result, long pid, File out, File err) {
    return profiler instanceof ExternalProfiler external
        ? external.afterTrial(result, pid, out, err)
        : List.of();
  }

  @Override
  public boolean allowPrintOut() {
    return !(profiler instanceof ExternalProfiler external) || external.allowPrintOut();
  }

  @Override
  public boolean allowPrintErr() {
    return !(profiler instanceof ExternalProfiler external) || external.allowPrintErr();
  }
}
