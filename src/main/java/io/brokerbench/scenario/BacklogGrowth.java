package io.brokerbench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells a backlog that the broker or the sender can't keep up with from one that a stall made and
 * that was worked off: the least backlog in the iteration's last quarter is compared with the least
 * in its first. Not the mean, which a single stall moves.
 */
final class BacklogGrowth {
  private static final double NANOS_PER_SECOND = 1e9;

  /** What latency may grow by, from the first quarter to the last, as clients warm up or cool. */
  private static final double TOLERATED_SECONDS = 0.020;

  /** What of the messages in between may be missing: their number is not exact either. */
  private static final double TOLERATED_SHARE = 0.01;

  private final int rate;
  private final List<Sample> samples = new ArrayList<>();

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

  /** How many messages the iteration is short of its schedule; 0 if it kept it. */
  long shortfall() {
    if (samples.isEmpty()) {
      return 0;
    }
    Sample last = samples.get(samples.size() - 1);
    long quarter = last.nanos / 4;
    // A sender that is stuck takes no samples; its backlog began with nothing.
    long first = least(sample -> sample.nanos <= quarter, 0);
    long growth = least(sample -> sample.nanos >= 3 * quarter, last.backlog) - first;
    double seconds = last.nanos / NANOS_PER_SECOND;
    double tolerated = rate * Math.max(TOLERATED_SECONDS, TOLERATED_SHARE * seconds);
    return growth > tolerated ? growth : 0;
  }

  private long least(Predicate<Sample> when, long otherwise) {
    return samples.stream().filter(when).mapToLong(Sample::backlog).min().orElse(otherwise);
  }
}
