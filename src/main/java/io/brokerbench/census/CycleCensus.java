package io.brokerbench.census;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * Finds what cycles of the same work leave behind each time, of every {@link Resource}.
 *
 * <pre>{@code
 * try (CycleCensus census = CycleCensus.begin(owners, Duration.ofSeconds(2))) {
 *   // some cycles
 *   census.sample(cyclesSoFar); // and again, after some more
 *   Map<Resource, Trend> trends = census.trends();
 * }
 * }</pre>
 *
 * <p>A sample waits until the cycles' threads have ended, and collects the heap fully: what is only
 * slow to go, or is garbage, isn't left behind. For one thread.
 */
public final class CycleCensus implements AutoCloseable {
  private final CollectionLog collections = CollectionLog.open();
  private final Map<Resource, Gauge> gauges = new EnumMap<>(Resource.class);

  private CycleCensus(
      ThreadCensus threads, Duration settleAtMost, @Nullable UnixOperatingSystemMXBean system) {
    gauges.put(Resource.THREADS, new Gauge(() -> threads.settle(settleAtMost).leaked().size()));
    if (system != null) {
      gauges.put(
          Resource.FILE_DESCRIPTORS, new Gauge(() -> (double) system.getOpenFileDescriptorCount()));
    }
    gauges.put(Resource.HEAP, new Gauge(collections::collectFully));
  }

  /**
   * Takes every thread that is alive now as given.
   *
   * @param settleAtMost how long a cycle's thread may take to end
   */
  public static CycleCensus begin(Owners owners, Duration settleAtMost) {
    return begin(
        owners,
        BackoffPoll.real(),
        settleAtMost,
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix
            : null);
  }

  static CycleCensus begin(
      Owners owners,
      BackoffPoll poll,
      Duration settleAtMost,
      @Nullable UnixOperatingSystemMXBean system) {
    return new CycleCensus(ThreadCensus.beginNested(owners, poll), settleAtMost, system);
  }

  /** Notes what is left after so many cycles. */
  public void sample(long cycles) {
    gauges.values().forEach(gauge -> gauge.sample(cycles)); // threads first: their end frees more
  }

  /** The trends so far; a resource that this platform doesn't count is absent. */
  public Map<Resource, Trend> trends() {
    Map<Resource, Trend> trends = new EnumMap<>(Resource.class);
    gauges.forEach((resource, gauge) -> trends.put(resource, Trend.of(gauge.samples)));
    return trends;
  }

  @Override
  public void close() {
    collections.close();
  }

  /**
   * A resource's samples.
   *
   * @param left how much there is now; NaN, which is no sample, if that can't be told
   */
  private record Gauge(DoubleSupplier left, SimpleRegression samples) {
    Gauge(DoubleSupplier left) {
      this(left, new SimpleRegression());
    }

    void sample(long cycles) {
      double now = left.getAsDouble();
      if (!Double.isNaN(now)) {
        samples.addData((double) cycles, now);
      }
    }
  }
}
