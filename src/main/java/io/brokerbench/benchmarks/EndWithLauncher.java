package io.brokerbench.benchmarks;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Ends a fork whose launcher is gone, however that died. JMH itself notices only when it next has
 * something to say, which may be minutes later; the fork's standard input, which JMH leaves open
 * and unused, ends with the launcher.
 *
 * <p>It is a profiler because that is what JMH lets a launcher put into every fork; it starts its
 * thread before the thread census takes its baseline.
 */
public final class EndWithLauncher implements InternalProfiler {
  private static final String FORK = "org.openjdk.jmh.runner.ForkedMain";
  private static final int ORPHANED = 1;

  private boolean attached;

  @Override
  public String getDescription() {
    return "Ends a fork when its launcher is gone";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (!attached && System.getProperty("sun.java.command", "").startsWith(FORK)) {
      Thread watcher =
          new Thread(EndWithLauncher::waitForTheLaunchersEnd, "brokerbench-end-with-launcher");
      watcher.setDaemon(true);
      watcher.start();
    }
    attached = true;
  }

  private static void waitForTheLaunchersEnd() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes to it.
      }
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(ORPHANED);
  }

  @Override
  @SuppressWarnings("rawtypes") // JMH's own signature
  public List<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of();
  }
}
