package io.brokerbench.census;

import java.lang.management.ManagementFactory;

/**
 * Finds the memory that a trial needs, and what of it the trial doesn't give back.
 *
 * <pre>{@code
 * HeapCensus census = HeapCensus.begin();
 * // set up, measure, tear down
 * HeapReport report = census.end();
 * }</pre>
 *
 * <p>The peak is the most that was in use at once. Between two collections the heap only grows, so
 * it is fullest right before one, or now; the JVM tells the whole heap's use before and after each,
 * and nothing samples while a trial is measured. The sum of the memory pools' own peaks would be
 * too high: what moves from one pool to another counts twice. With a collector that frees memory
 * while the program runs, such as ZGC, the true peak may be a little higher.
 *
 * <p>Retained is what a full collection leaves at the end, less what one left at the beginning,
 * both as the collector itself found them when it was done. (ZGC counts in whole pages, which makes
 * it some 20 MB coarse; the other collectors are exact.) It is negative if the trial freed more
 * than it kept, and NaN if the JVM doesn't collect fully when asked, as with {@code
 * -XX:+DisableExplicitGC} or {@code -XX:+ExplicitGCInvokesConcurrent}.
 */
public final class HeapCensus {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final CollectionLog log;
  private final double baseline;

  private HeapCensus(CollectionLog log) {
    this.log = log;
    this.baseline = log.collectFully();
    log.forgetHighest();
  }

  /** Collects fully, takes what is left as given, and watches the peak from here on. */
  public static HeapCensus begin() {
    return new HeapCensus(CollectionLog.open());
  }

  /** Collects fully once more, and ends the census. It doesn't throw. */
  public HeapReport end() {
    long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    double retained = log.collectFully() - baseline;
    long peak = Math.max(now, log.highest());
    log.close();
    return new HeapReport(peak / BYTES_PER_MEGABYTE, retained / BYTES_PER_MEGABYTE);
  }
}
