package io.brokerbench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.measure.LatencyKind;
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
    HistogramResult many = iteration(interval(0, 1_000_000, 9_900));
    HistogramResult one = iteration(interval(1_000, 9_000_000, 100));

    Map<String, Double> metrics = metrics(join(many, one));

    assertThat(metrics.get("e2e.p50")).isCloseTo(1_000, withinThreeDigits());
    assertThat(metrics.get("e2e.p99")).isCloseTo(1_000, withinThreeDigits());
    assertThat(metrics.get("e2e.p999")).isCloseTo(9_000, withinThreeDigits());
    assertThat(metrics.get("e2e.max")).isCloseTo(9_000, withinThreeDigits());
  }

  @Test
  void ofAForksIterationsOnlyTheLastHasPercentilesAndTheyAreTheForks() {
    ForkLatencies fork = new ForkLatencies();
    List<Histogram> slow = List.of(interval(0, 9_000_000, 500));
    List<Histogram> fast = List.of(interval(1_000, 1_000_000, 500));
    fork.add(LatencyKind.END_TO_END, slow);
    fork.add(LatencyKind.END_TO_END, fast);
    HistogramResult first = HistogramResult.iteration(LatencyKind.END_TO_END, slow);
    HistogramResult last =
        HistogramResult.last(LatencyKind.END_TO_END, fast, fork.of(LatencyKind.END_TO_END));

    assertThat(metrics(first)).isEmpty();
    assertThat(metrics(last).get("e2e.p99")).isCloseTo(9_000, withinThreeDigits());
    assertThat(last.getScore()).isCloseTo(1_000, withinThreeDigits());
    assertThat(metrics(join(first, last))).isEqualTo(metrics(last));
  }

  @Test
  void anIterationsOnlyResultIsLeftAsItIs() {
    HistogramResult first = iteration(interval(0, 1_000_000, 1_000));

    assertThat(first.getThreadAggregator().aggregate(List.of(first))).isSameAs(first);
  }

  @Test
  void aPercentileOfTooFewMessagesIsNotThere() {
    assertThat(metrics(join(iteration(interval(0, 1_000, 19))))).containsOnlyKeys("e2e.max");
    assertThat(metrics(join(iteration(interval(0, 1_000, 999)))))
        .containsOnlyKeys("e2e.p50", "e2e.p90", "e2e.max");
    assertThat(metrics(join(iteration(interval(0, 1_000, 1_000)))))
        .containsOnlyKeys("e2e.p50", "e2e.p90", "e2e.p99", "e2e.max");
    assertThat(metrics(join(iteration(interval(0, 1_000, 100_000))))).containsKey("e2e.p9999");
  }

  @Test
  void aRowMayTellWhatNoneOfItsForksCan() {
    HistogramResult fork = iteration(interval(0, 1_000, 500));

    assertThat(metrics(join(fork))).doesNotContainKey("e2e.p99");
    assertThat(metrics(join(fork, fork))).containsKey("e2e.p99");
  }

  @Test
  void intervalsSurviveJoiningInTheirOrder() {
    HistogramResult first = iteration(interval(0, 1_000, 2), interval(1_000, 2_000, 3));
    HistogramResult second = iteration(interval(2_000, 3_000, 4));

    List<Histogram> intervals = join(first, second).intervals();

    assertThat(intervals).extracting(Histogram::getTag).containsOnly("e2e");
    assertThat(intervals).extracting(Histogram::getTotalCount).containsExactly(2L, 3L, 4L);
    assertThat(intervals)
        .extracting(Histogram::getStartTimeStamp)
        .containsExactly(0L, 1_000L, 2_000L);
  }

  @Test
  void withoutMessagesThereAreNoNumbers() {
    HistogramResult none = iteration();

    assertThat(none.intervals()).isEmpty();
    assertThat(none.getScore()).isNaN();
    assertThat(metrics(join(none))).isEmpty();
  }

  private static HistogramResult iteration(Histogram... intervals) {
    return HistogramResult.iteration(LatencyKind.END_TO_END, List.of(intervals));
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
