package io.brokerbench.benchmarks;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ScalarDerivativeResult;

/**
 * A latency distribution as a JMH result: the mean is its score, and percentiles are derived
 * results. Joining iterations or forks joins the histograms, so a row's percentile is that of all
 * its messages, and never a mean of percentiles. The intervals that it was made from come along.
 *
 * <p>Of a fork's iterations only the last has percentiles, which are those of the whole fork: under
 * JMH's {@code rawData} a fork has one value, that of its joined histogram. Means are those of each
 * iteration. A percentile that the messages can't tell ({@link Percentile}) isn't there.
 */
public final class HistogramResult extends Result<HistogramResult> {
  private static final long serialVersionUID = 3L;
  private static final double NANOS_PER_UNIT = TimeUnit.MICROSECONDS.toNanos(1);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final LatencyKind kind;
  private final EncodedHistogram sum;
  private final EncodedHistogram[] intervals;

  /** What percentiles are of; null in an iteration that has none. */
  private final @Nullable EncodedHistogram told;

  private HistogramResult(
      LatencyKind kind,
      Histogram sum,
      EncodedHistogram[] intervals,
      @Nullable EncodedHistogram told) {
    super(
        ResultRole.SECONDARY, kind.mean(), of(mean(sum)), LatencyKind.UNIT, AggregationPolicy.AVG);
    this.kind = kind;
    this.sum = EncodedHistogram.of(sum);
    this.intervals = intervals;
    this.told = told;
  }

  /**
   * An iteration after which others come.
   *
   * @param kind what the latencies are of
   * @param intervals its histograms, in nanoseconds
   */
  public static HistogramResult iteration(LatencyKind kind, List<Histogram> intervals) {
    return new HistogramResult(
        kind, sum(intervals.stream()), EncodedHistogram.all(intervals), null);
  }

  /**
   * A fork's last iteration.
   *
   * @param kind what the latencies are of
   * @param intervals the iteration's histograms, in nanoseconds
   * @param fork all of the fork's measurement, the last iteration included
   */
  public static HistogramResult last(LatencyKind kind, List<Histogram> intervals, Histogram fork) {
    return new HistogramResult(
        kind, sum(intervals.stream()), EncodedHistogram.all(intervals), EncodedHistogram.of(fork));
  }

  private static double mean(Histogram histogram) {
    return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getMean() / NANOS_PER_UNIT;
  }

  /** The intervals, in nanoseconds, tagged with their kind and with their time stamps. */
  public List<Histogram> intervals() {
    return Stream.of(intervals)
        .map(EncodedHistogram::decoded)
        .peek(histogram -> histogram.setTag(kind.tag()))
        .toList();
  }

  private static Histogram sum(Stream<Histogram> histograms) {
    Histogram sum = new Histogram(SIGNIFICANT_DIGITS);
    histograms.forEach(sum::add);
    return sum;
  }

  @Override
  protected Aggregator<HistogramResult> getThreadAggregator() {
    // A profiler's result comes once an iteration; joined, it would have percentiles of its own.
    return results -> results.size() == 1 ? results.iterator().next() : join(results);
  }

  @Override
  protected Aggregator<HistogramResult> getIterationAggregator() {
    return HistogramResult::join;
  }

  private static HistogramResult join(Collection<HistogramResult> results) {
    Histogram sum = sum(results.stream().map(result -> result.sum.decoded()));
    return new HistogramResult(
        results.iterator().next().kind,
        sum,
        results.stream()
            .flatMap(result -> Stream.of(result.intervals))
            .toArray(EncodedHistogram[]::new),
        EncodedHistogram.of(sum));
  }

  @Override
  @SuppressWarnings("rawtypes") // JMH's own signature
  protected Collection<? extends Result> getDerivativeResults() {
    return derived();
  }

  List<ScalarDerivativeResult> derived() {
    return told == null ? List.of() : derived(told.decoded());
  }

  private List<ScalarDerivativeResult> derived(Histogram histogram) {
    List<ScalarDerivativeResult> derived = new ArrayList<>();
    for (Percentile percentile : Percentile.values()) {
      if (percentile.isToldBy(histogram.getTotalCount())) {
        derived.add(
            derived(
                kind.metric(percentile), histogram.getValueAtPercentile(100 * percentile.share())));
      }
    }
    if (histogram.getTotalCount() > 0) {
      derived.add(derived(kind.max(), histogram.getMaxValue()));
    }
    return derived;
  }

  private static ScalarDerivativeResult derived(String name, long nanos) {
    return new ScalarDerivativeResult(
        name, nanos / NANOS_PER_UNIT, LatencyKind.UNIT, AggregationPolicy.AVG);
  }
}
