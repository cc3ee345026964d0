package io.brokerbench.request;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH was told of a cell's iterations, by the command line or else by the benchmark. */
public final class IterationTimes {
  private IterationTimes() {}

  /** What the iterations take at least. */
  public static Duration configured(Cell cell) {
    BenchmarkListEntry entry = cell.entry();
    Options options = cell.side().options();
    if (entry.getMode() == Mode.SingleShotTime) {
      return Duration.ZERO;
    }
    TimeValue warmup =
        options.getWarmupTime().orElse(entry.getWarmupTime().orElse(Defaults.WARMUP_TIME));
    return duration(warmup).multipliedBy(warmups(cell)).plus(measured(cell));
  }

  /** What the measured iterations take at least. */
  static Duration measured(Cell cell) {
    BenchmarkListEntry entry = cell.entry();
    Options options = cell.side().options();
    TimeValue measurement =
        options
            .getMeasurementTime()
            .orElse(entry.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME));
    return duration(measurement).multipliedBy(measurements(cell));
  }

  /** How many iterations there are, those of the warm-up included. */
  public static int iterations(Cell cell) {
    return warmups(cell) + measurements(cell);
  }

  private static int warmups(Cell cell) {
    return cell.side()
        .options()
        .getWarmupIterations()
        .orElse(cell.entry().getWarmupIterations().orElse(Defaults.WARMUP_ITERATIONS));
  }

  private static int measurements(Cell cell) {
    return cell.side()
        .options()
        .getMeasurementIterations()
        .orElse(cell.entry().getMeasurementIterations().orElse(Defaults.MEASUREMENT_ITERATIONS));
  }

  private static Duration duration(TimeValue time) {
    return Duration.ofNanos(time.convertTo(TimeUnit.NANOSECONDS));
  }
}
