package io.brokerbench.launch;

import java.io.IOException;
import java.util.Collection;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.Options;

/** What runs one fork: JMH, which starts a JVM for it and blocks until that has ended. */
@FunctionalInterface
public interface Jmh {
  /**
   * Runs what the options ask for.
   *
   * @param log gets JMH's own output
   * @throws RunnerException if the fork gave no result
   */
  Collection<RunResult> run(Options options, OutputFormat log) throws RunnerException;

  /**
   * The one fork's result.
   *
   * @throws IOException if there is none, or more than one
   */
  static BenchmarkResult only(Collection<RunResult> rows) throws IOException {
    if (rows.size() != 1 || rows.iterator().next().getBenchmarkResults().size() != 1) {
      throw new IOException("JMH gave no result");
    }
    return rows.iterator().next().getBenchmarkResults().iterator().next();
  }
}
