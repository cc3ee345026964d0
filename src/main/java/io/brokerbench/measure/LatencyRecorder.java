package io.brokerbench.measure;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Records latencies in nanoseconds, to 3 significant digits, from any number of threads, without
 * blocking or allocating.
 */
public final class LatencyRecorder {
  /** Longer than any burst's deadline. A range given beforehand spares resizing while measuring. */
  private static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final int SIGNIFICANT_DIGITS = 3;

  private final Recorder recorder = new Recorder(HIGHEST_NANOS, SIGNIFICANT_DIGITS);

  /** Records a latency; 0 is a latency like any other, and what is over an hour counts as one. */
  public void record(long nanos) {
    recorder.recordValue(Math.min(Math.max(0, nanos), HIGHEST_NANOS));
  }

  /** What was recorded since the last call; for one thread. */
  public Histogram interval() {
    return recorder.getIntervalHistogram();
  }
}
