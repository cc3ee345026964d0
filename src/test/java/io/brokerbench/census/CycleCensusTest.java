package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sampled; {@code LifecycleTrialTest} plants leaks into real cycles. */
class CycleCensusTest {
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private final FakeTime time = new FakeTime();

  @Test
  void aPlatformThatCountsNoFileDescriptorsHasNoTrendOfThem() {
    assertThat(trends(census()))
        .containsOnlyKeys(Resource.THREADS, Resource.HEAP)
        .allSatisfy((resource, trend) -> assertThat(trend.isKnown()).isTrue());
  }

  @Test
  void thisPlatformCountsThem() {
    try (CycleCensus census = CycleCensus.begin(Owners.NO_CLIENTS, SETTLE)) {
      assertThat(census.trends()).containsOnlyKeys(Resource.values());
    }
  }

  @Test
  void aThreadThatEndsWhileItIsWaitedForIsNotCounted() {
    CycleCensus census = census();
    try (PlantedThread slow = PlantedThread.daemon("slow")) {
      time.at(SETTLE.dividedBy(2), slow::close);
      census.sample(1);
    }
    for (int cycles = 2; cycles <= 4; cycles++) {
      census.sample(cycles);
    }
    assertThat(census.trends()).containsEntry(Resource.THREADS, new Trend(0, 0, 4));
    census.close();
  }

  @Test
  void threadsOfBeforeAreGivenAndThePeakStaysTheOtherCensuss() {
    try (PlantedThread before = PlantedThread.daemon("before")) {
      ThreadCensus outer = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
      List<PlantedThread> peak = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        peak.add(PlantedThread.daemon("peak-" + i));
      }
      peak.forEach(PlantedThread::close);

      assertThat(before.thread().isAlive()).isTrue();
      assertThat(trends(census())).containsEntry(Resource.THREADS, new Trend(0, 0, 4));
      assertThat(outer.settle(SETTLE).peak()).isGreaterThan(50);
    }
  }

  private CycleCensus census() {
    return CycleCensus.begin(Owners.NO_CLIENTS, time.poll(), SETTLE, null);
  }

  private static Map<Resource, Trend> trends(CycleCensus census) {
    try (census) {
      for (int cycles = 1; cycles <= Trend.FEWEST_SAMPLES; cycles++) {
        census.sample(cycles);
      }
      return census.trends();
    }
  }
}
