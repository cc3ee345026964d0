package io.brokerbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Creates a file in the moment in which a fork reaches a stage, so that a test can do harm to its
 * broker just then. Where to and at which stage is said by system properties of the fork.
 */
public final class StageMarker implements InternalProfiler {
  /** The system property that names the file. */
  public static final String FILE = "brokerbench.marker";

  /** The system property that names the stage. */
  public static final String STAGE = "brokerbench.stage";

  private static final long LOOK_NANOS = 1_000_000;

  private int iterations;

  /** What a fork goes through. */
  public enum Stage {
    /** Before it connects. */
    SET_UP,
    /** The second of the iterations that warm up. */
    WARM_UP,
    /** The first iteration that is measured. */
    MEASUREMENT,
    /** While the trial takes its account. */
    TEAR_DOWN
  }

  @Override
  public String getDescription() {
    return "Says when a stage is reached";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    boolean first = iterations++ == 0;
    boolean measured = iteration.getType() == IterationType.MEASUREMENT;
    Stage wanted = Stage.valueOf(System.getProperty(STAGE));
    boolean reached =
        switch (wanted) {
          case SET_UP -> first;
          case WARM_UP -> !first && !measured;
          case MEASUREMENT -> measured;
          case TEAR_DOWN -> false;
        };
    if (reached) {
      mark();
    } else if (first && wanted == Stage.TEAR_DOWN && Files.notExists(file())) {
      Thread look = new Thread(StageMarker::awaitTearDown, "planted-marker");
      look.setDaemon(true);
      look.start();
    }
  }

  private static void awaitTearDown() {
    while (Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .noneMatch(
            frame ->
                frame.getClassName().endsWith(".Testbed")
                    && frame.getMethodName().equals("finish"))) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    mark();
  }

  private static Path file() {
    return Path.of(System.getProperty(FILE));
  }

  private static void mark() {
    Path file = file();
    try {
      if (Files.notExists(file)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // JMH's own signature
  public List<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of();
  }
}
