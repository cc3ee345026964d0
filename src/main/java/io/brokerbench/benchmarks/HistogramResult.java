package io.brokerbench.benchmarks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ScalarDerivativeResult;

/**
 * A latency distribution as a JMH result: the mean is its score, and its percentiles are derived
 * results. Joining iterations or forks joins the histograms, so a row's percentile is that of all
 * its messages, and never a mean of percentiles.
 */
public final class HistogramResult extends Result<HistogramResult> {
  private static final long serialVersionUID = 1L;
  private static final String UNIT = "us";
  private static final double NANOS_PER_UNIT = TimeUnit.MICROSECONDS.toNanos(1);

  private final String name;
  private final byte[] encoded;
  private final long startMillis;
  private final long endMillis;

  /**
   * A result for a histogram of nanoseconds.
   *
   * @param name {@code e2e} or {@code ack}: what the metrics' names begin with
   */
  public HistogramResult(String name, Histogram histogram) {
    super(
        ResultRole.SECONDARY,
        name + ".mean",
        of(histogram.getMean() / NANOS_PER_UNIT),
        UNIT,
        AggregationPolicy.AVG);
    this.name = name;
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    this.encoded = Arrays.copyOf(buffer.array(), length);
    this.startMillis = histogram.getStartTimeStamp();
    this.endMillis = histogram.getEndTimeStamp();
  }

  /** What the metrics' names begin with. */
  public String name() {
    return name;
  }

  /** The distribution, in nanoseconds, tagged with its name and with its interval's time stamps. */
  public Histogram histogram() {
    try {
      Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
      histogram.setTag(name);
      histogram.setStartTimeStamp(startMillis);
      histogram.setEndTimeStamp(endMillis);
      return histogram;
    } catch (DataFormatException e) {
      throw new IllegalStateException("A histogram of our own making can't be read", e);
    }
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
    HistogramResult first = results.iterator().next();
    Histogram sum = first.histogram();
    results.stream().skip(1).forEach(result -> sum.add(result.histogram()));
    return new HistogramResult(first.name, sum);
  }

  @Override
  @SuppressWarnings("rawtypes") // JMH's own signature
  protected Collection<? extends Result> getDerivativeResults() {
    Histogram histogram = histogram();
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
