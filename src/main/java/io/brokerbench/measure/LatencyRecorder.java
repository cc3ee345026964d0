package io.brokerbench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Records latencies in nanoseconds, to 3 significant digits, in intervals of about a second.
 *
 * <p>{@link #record} is for any number of threads, and neither allocates nor blocks for longer than
 * it takes another thread to do the same; the rest is for one thread at a time. Threads are spread
 * over a few histograms, each under a lock of its own: where they seldom meet, and many latencies
 * come at once, that costs less than one histogram of atomic counts.
 */
public final class LatencyRecorder {
  /** Longer than any burst's deadline. A range given beforehand spares resizing while measuring. */
  private static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A power of two, and about as many as there are threads that record at the same time. */
  private static final int STRIPES = 4;

  private final List<Stripe> stripes = Stream.generate(Stripe::new).limit(STRIPES).toList();
  private final List<Histogram> ended = new ArrayList<>();

  /** Empty; takes the place of a stripe's histogram, which is added up meanwhile. */
  private Histogram spare = newHistogram();

  private final long startMillis = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();
  private long intervalStart = startNanos;

  /** Records a latency; 0 is a latency like any other, and what is over an hour counts as one. */
  public void record(long nanos) {
    stripe().record(nanos);
  }

  /** Records the first of these latencies, so many, with one lock for all of them. */
  public void record(long[] nanos, int count) {
    stripe().record(nanos, count);
  }

  private Stripe stripe() {
    return stripes.get((int) Thread.currentThread().getId() & (STRIPES - 1));
  }

  /** Ends the interval under way if it has lasted a second; to be called now and then. */
  public void endIntervalIfDue() {
    long now = System.nanoTime();
    if (now - intervalStart >= INTERVAL_NANOS) {
      endInterval(now);
    }
  }

  /** The intervals since the last call, the last one ending now; those without a latency aside. */
  public List<Histogram> intervals() {
    endInterval(System.nanoTime());
    List<Histogram> intervals = List.copyOf(ended);
    ended.clear();
    return intervals;
  }

  private void endInterval(long now) {
    Histogram interval = newHistogram();
    for (Stripe stripe : stripes) {
      Histogram filled = stripe.swap(spare);
      interval.add(filled);
      filled.reset();
      spare = filled;
    }
    interval.setStartTimeStamp(millis(intervalStart));
    interval.setEndTimeStamp(millis(now));
    intervalStart = now;
    if (interval.getTotalCount() > 0) {
      ended.add(interval);
    }
  }

  /** The date of a moment, by a clock that nobody sets meanwhile. */
  private long millis(long nanos) {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(nanos - startNanos);
  }

  private static Histogram newHistogram() {
    return new Histogram(HIGHEST_NANOS, SIGNIFICANT_DIGITS);
  }

  private static final class Stripe {
    private Histogram active = newHistogram();

    synchronized void record(long nanos) {
      active.recordValue(Math.min(Math.max(0, nanos), HIGHEST_NANOS));
    }

    synchronized void record(long[] nanos, int count) {
      for (int i = 0; i < count; i++) {
        record(nanos[i]);
      }
    }

    /** Goes on with an empty histogram, and gives the filled one away. */
    synchronized Histogram swap(Histogram empty) {
      Histogram filled = active;
      active = empty;
      return filled;
    }
  }
}
