package io.brokerbench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Records latencies in nanoseconds, to 3 significant digits, in intervals of about a second.
 *
 * <p>{@link #record} is for any number of threads and neither blocks nor allocates; the rest is for
 * one thread at a time.
 */
public final class LatencyRecorder {
  /** Longer than any burst's deadline. A range given beforehand spares resizing while measuring. */
  private static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Recorder recorder = new Recorder(HIGHEST_NANOS, SIGNIFICANT_DIGITS);
  private final List<Histogram> ended = new ArrayList<>();
  private long intervalStart = System.nanoTime();

  /** Records a latency; 0 is a latency like any other, and what is over an hour counts as one. */
  public void record(long nanos) {
    recorder.recordValue(Math.min(Math.max(0, nanos), HIGHEST_NANOS));
  }

  /** Ends the interval under way if it has lasted a second; to be called now and then. */
  public void endIntervalIfDue() {
    long now = System.nanoTime();
    if (now - intervalStart >= INTERVAL_NANOS) {
      endInterval();
      intervalStart = now;
    }
  }

  /** The intervals since the last call, the last one ending now; those without a latency aside. */
  public List<Histogram> intervals() {
    endInterval();
    intervalStart = System.nanoTime();
    List<Histogram> intervals = List.copyOf(ended);
    ended.clear();
    return intervals;
  }

  private void endInterval() {
    Histogram interval = recorder.getIntervalHistogram();
    if (interval.getTotalCount() > 0) {
      ended.add(interval);
    }
  }
}
