package io.brokerbench.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells a backlog that the broker or the sender can't keep up with from one that a stall made and
 * that was worked off. It goes by the least backlog of a while, which a stall that is shorter
 * doesn't move; not by the mean.
 *
 * <p>Much growth is taken as it is: from the first quarter of the iteration to the last. A little,
 * which is all that half a percent of overload comes to, has to be a {@link MonotoneTrend} from one
 * twentieth to the next.
 */
final class BacklogGrowth {
  private static final double NANOS_PER_SECOND = 1e9;

  /** What latency may grow by as clients warm up or cool. */
  private static final double TOLERATED_SECONDS = 0.020;

  /** What of the messages may be missing without a trend, or may not have been sent at the end. */
  private static final double TOLERATED_SHARE = 0.01;

  /** What of the messages a trend may come to. */
  private static final double TOLERATED_TREND = 0.002;

  private static final int PARTS = 20;

  private final int rate;
  private final List<Sample> samples = new ArrayList<>();
  private long unsent;

  /** For an iteration at so many messages a second. */
  BacklogGrowth(int rate) {
    this.rate = rate;
  }

  private record Sample(long nanos, long backlog) {}

  /**
   * Notes how many messages are due and not handled.
   *
   * @param nanos since the iteration's start, never less than the last
   */
  void sample(long nanos, long backlog) {
    samples.add(new Sample(nanos, backlog));
  }

  /**
   * Notes how far the sender is behind at the end. That is in time and not in messages, so that it
   * doesn't matter how many happened to arrive: who is 1 % of the time behind has sent the schedule
   * 1 % too slowly.
   *
   * @param nanos since the iteration's start
   * @param lateNanos how long the next message has been due
   */
  void end(long nanos, long lateNanos) {
    double tolerated = Math.max(TOLERATED_SECONDS, TOLERATED_SHARE * seconds(nanos));
    unsent = seconds(lateNanos) > tolerated ? Math.round(rate * seconds(lateNanos)) : 0;
  }

  /** How many messages the iteration is short of its schedule; 0 if it kept it. */
  long shortfall() {
    if (samples.isEmpty()) {
      return unsent;
    }
    long growth = growth();
    return Math.max(unsent, growth > 0 ? growth : trend());
  }

  private long growth() {
    Sample last = samples.get(samples.size() - 1);
    long quarter = last.nanos / 4;
    // A sender that is stuck takes no samples; its backlog began with nothing.
    long first = least(sample -> sample.nanos <= quarter, 0);
    long growth = least(sample -> sample.nanos >= 3 * quarter, last.backlog) - first;
    double tolerated = Math.max(TOLERATED_SECONDS, TOLERATED_SHARE * seconds(last.nanos));
    return growth > rate * tolerated ? growth : 0;
  }

  private long least(Predicate<Sample> when, long otherwise) {
    return samples.stream().filter(when).mapToLong(Sample::backlog).min().orElse(otherwise);
  }

  private long trend() {
    long nanos = samples.get(samples.size() - 1).nanos;
    MonotoneTrend trend = MonotoneTrend.of(leastOfParts(nanos));
    double growth = trend.slope() * PARTS;
    double tolerated = rate * (TOLERATED_SECONDS + TOLERATED_TREND * seconds(nanos));
    return trend.isRise() && growth > tolerated ? Math.round(growth) : 0;
  }

  /** The least backlog of each part of the iteration; NaN for a part without a sample. */
  private double[] leastOfParts(long nanos) {
    double[] least = new double[PARTS];
    Arrays.fill(least, Double.NaN);
    for (Sample sample : samples) {
      int part = (int) Math.min(PARTS - 1, sample.nanos * PARTS / Math.max(1, nanos));
      double backlog = sample.backlog;
      least[part] = Double.isNaN(least[part]) ? backlog : Math.min(least[part], backlog);
    }
    return least;
  }

  private static double seconds(long nanos) {
    return nanos / NANOS_PER_SECOND;
  }
}
