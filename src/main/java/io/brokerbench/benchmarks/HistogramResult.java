package io.brokerbench.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ScalarDerivativeResult;

/**
 * A latency distribution as a JMH result: the mean is its score, and its percentiles are derived
 * results. Joining iterations or forks joins the histograms, so a row's percentile is that of all
 * its messages, and never a mean of percentiles. The intervals that it was made from come along.
 */
public final class HistogramResult extends Result<HistogramResult> {
  private static final long serialVersionUID = 1L;
  private static final String UNIT = "us";
  private static final double NANOS_PER_UNIT = TimeUnit.MICROSECONDS.toNanos(1);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final String name;
  private final EncodedHistogram sum;
  private final EncodedHistogram[] intervals;

  /**
   * A result for histograms of nanoseconds, one an interval.
   *
   * @param name {@code e2e} or {@code ack}, say: what the metrics' names begin with
   */
  public HistogramResult(String name, List<Histogram> intervals) {
    this(name, sum(intervals.stream()), EncodedHistogram.all(intervals));
  }

  private HistogramResult(String name, Histogram sum, EncodedHistogram[] intervals) {
    super(
        ResultRole.SECONDARY,
        name + ".mean",
        of(sum.getMean() / NANOS_PER_UNIT),
        UNIT,
        AggregationPolicy.AVG);
    this.name = name;
    this.sum = EncodedHistogram.of(sum);
    this.intervals = intervals;
  }

  /** The intervals, in nanoseconds, tagged with the result's name and with their time stamps. */
  public List<Histogram> intervals() {
    return Stream.of(intervals)
        .map(EncodedHistogram::decoded)
        .peek(histogram -> histogram.setTag(name))
        .toList();
  }

  private static Histogram sum(Stream<Histogram> histograms) {
    Histogram sum = new Histogram(SIGNIFICANT_DIGITS);
    histograms.forEach(sum::add);
    return sum;
  }

  @Override
  protected Aggregator<HistogramResult> getThreadAggregator() {
    return HistogramResult::join;
  }

  @Override
  protected Aggregator<HistogramResult> getIterationAggregator() {
    return HistogramResult::join;
  }

  private static HistogramResult join(Collection<HistogramResult> results) {
    return new HistogramResult(
        results.iterator().next().name,
        sum(results.stream().map(result -> result.sum.decoded())),
        results.stream()
            .flatMap(result -> Stream.of(result.intervals))
            .toArray(EncodedHistogram[]::new));
  }

  @Override
  @SuppressWarnings("rawtypes") // JMH's own signature
  protected Collection<? extends Result> getDerivativeResults() {
    return derived();
  }

  List<ScalarDerivativeResult> derived() {
    Histogram histogram = sum.decoded();
    List<ScalarDerivativeResult> derived = new ArrayList<>();
    for (Percentile percentile : Percentile.values()) {
      derived.add(derived(percentile.label, histogram.getValueAtPercentile(percentile.value)));
    }
    derived.add(derived("max", histogram.getMaxValue()));
    return derived;
  }

  private ScalarDerivativeResult derived(String suffix, long nanos) {
    return new ScalarDerivativeResult(
        name + "." + suffix, nanos / NANOS_PER_UNIT, UNIT, AggregationPolicy.AVG);
  }

  private enum Percentile {
    P50("p50", 50),
    P90("p90", 90),
    P99("p99", 99),
    P999("p999", 99.9),
    P9999("p9999", 99.99);

    private final String label;
    private final double value;

    Percentile(String label, double value) {
      this.label = label;
      this.value = value;
    }
  }
}
