package io.brokerbench.measure;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Records latencies in nanoseconds, to 3 significant digits, from any number of threads, without
 * blocking or allocating once its range has settled.
 */
public final class LatencyRecorder {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Recorder recorder = new Recorder(SIGNIFICANT_DIGITS);

  /** Records a latency; 0 is a latency like any other. */
  public void record(long nanos) {
    recorder.recordValue(Math.max(0, nanos));
  }

  /** What was recorded since the last call; for one thread. */
  public Histogram interval() {
    return recorder.getIntervalHistogram();
  }
}
