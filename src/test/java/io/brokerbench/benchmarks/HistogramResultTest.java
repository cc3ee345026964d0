package io.brokerbench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;

class HistogramResultTest {
  @Test
  void percentilesAreThoseOfAllMessagesAndNoMeanOfPercentiles() {
    HistogramResult many = new HistogramResult("e2e", List.of(interval(0, 1_000_000, 99)));
    HistogramResult one = new HistogramResult("e2e", List.of(interval(1_000, 9_000_000, 1)));

    Map<String, Double> metrics = metrics(join(many, one));

    assertThat(metrics.get("e2e.p50")).isCloseTo(1_000, withinThreeDigits());
    assertThat(metrics.get("e2e.p99")).isCloseTo(1_000, withinThreeDigits());
    assertThat(metrics.get("e2e.p999")).isCloseTo(9_000, withinThreeDigits());
    assertThat(metrics.get("e2e.max")).isCloseTo(9_000, withinThreeDigits());
  }

  @Test
  void intervalsSurviveJoiningInTheirOrder() {
    HistogramResult first =
        new HistogramResult("ack", List.of(interval(0, 1_000, 2), interval(1_000, 2_000, 3)));
    HistogramResult second = new HistogramResult("ack", List.of(interval(2_000, 3_000, 4)));

    List<Histogram> intervals = join(first, second).intervals();

    assertThat(intervals).extracting(Histogram::getTag).containsOnly("ack");
    assertThat(intervals).extracting(Histogram::getTotalCount).containsExactly(2L, 3L, 4L);
    assertThat(intervals)
        .extracting(Histogram::getStartTimeStamp)
        .containsExactly(0L, 1_000L, 2_000L);
  }

  @Test
  void anIterationWithoutMessagesHasNoIntervals() {
    HistogramResult none = new HistogramResult("e2e", List.of());
    assertThat(none.intervals()).isEmpty();
    assertThat(metrics(none).get("e2e.max")).isZero();
  }

  private static HistogramResult join(HistogramResult... results) {
    Aggregator<HistogramResult> aggregator = results[0].getIterationAggregator();
    return aggregator.aggregate(List.of(results));
  }

  private static Map<String, Double> metrics(HistogramResult result) {
    Map<String, Double> metrics = new TreeMap<>();
    for (Result<?> derived : result.derived()) {
      metrics.put(derived.getLabel(), derived.getScore());
    }
    return metrics;
  }

  private static Histogram interval(long startMillis, long nanos, int count) {
    Histogram histogram = new Histogram(3);
    histogram.setStartTimeStamp(startMillis);
    histogram.setEndTimeStamp(startMillis + 1_000);
    histogram.recordValueWithCount(nanos, count);
    return histogram;
  }

  private static Percentage withinThreeDigits() {
    return Percentage.withPercentage(0.1);
  }
}
