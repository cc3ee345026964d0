package io.brokerbench.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search for the highest sustained rate came to on one broker: an element of {@code
 * saturation.json}.
 *
 * @param broker the broker
 * @param params what its rows have in common
 * @param goalP99Micros what the 99th percentile of end-to-end latency may be at most, in
 *     microseconds
 * @param ended whether the search came to its end; if not, a fork failed, or the run was cut short
 * @param answer the highest rate that meets the goal, in messages a second; null if it can't be
 *     told, or the search didn't end
 * @param lower of the 95 % interval of that rate, as far as is known; null before the first fork,
 *     and in files of versions that knew of none
 * @param upper of the same; null also if the rate is above all that are tried
 * @param stalled the share of forks that fail at rates that are carried; null as with lower
 * @param untold why a search that has ended has no answer, in words; else null
 * @param curve what was measured, by ascending rate
 */
public record SaturationCurve(
    String broker,
    Map<String, String> params,
    double goalP99Micros,
    boolean ended,
    @Nullable Long answer,
    @Nullable Long lower,
    @Nullable Long upper,
    @Nullable Double stalled,
    @Nullable String untold,
    List<RatePoint> curve) {
  public SaturationCurve {
    params = Map.copyOf(params);
    curve = List.copyOf(curve);
  }

  /**
   * What was measured at one rate. Latencies are end to end, in microseconds, of the messages of
   * all its forks.
   *
   * @param rate messages a second, as asked for
   * @param forks how many forks were measured
   * @param passed how many of them carried the rate and met the goal
   * @param p50 the median
   * @param p99 the 99th percentile
   * @param p999 the 99.9th percentile
   * @param achieved messages a second, as sent: JMH's score
   * @param unsustained messages short of the schedule, over all forks
   */
  public record RatePoint(
      long rate,
      int forks,
      int passed,
      double p50,
      double p99,
      double p999,
      double achieved,
      long unsustained) {}
}
