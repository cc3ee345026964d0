package io.brokerbench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.guest.GuestBenchmark;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialRehearsalTest {
  private static Optional<TrialRehearsal> delivery(Map<String, String> params) {
    return TrialRehearsal.of(DeliveryBenchmark.class.getName(), "deliver", params);
  }

  @Test
  void rowsThatAskForTheSameNeedOne() {
    assertThat(delivery(Map.of("scenario", "LOW", "workers", "4")))
        .isPresent()
        .isEqualTo(delivery(Map.of("scenario", "HIGH", "inFlight", "1")));
  }

  @Test
  void rowsThatAskForMoreNeedAnother() {
    Optional<TrialRehearsal> usual = delivery(Map.of());

    assertThat(delivery(Map.of("payload", "3000"))).isNotEqualTo(usual);
    assertThat(delivery(Map.of("durability", "DISK"))).isNotEqualTo(usual);
    assertThat(delivery(Map.of("partitions", "7"))).isNotEqualTo(usual);
    assertThat(delivery(Map.of("retained", "64"))).isNotEqualTo(usual);
    assertThat(delivery(Map.of("scenario", "FLOOD")))
        .as("keeps more, since more is unread")
        .isNotEqualTo(usual);
  }

  @Test
  void everyBenchmarkOnABrokerHasOne() {
    assertThat(TrialRehearsal.of(LatencyBenchmark.class.getName(), "deliver", Map.of()))
        .isPresent();
    assertThat(TrialRehearsal.of(PublishBenchmark.class.getName(), "publish", Map.of()))
        .isPresent();
    assertThat(TrialRehearsal.of(BacklogBenchmark.class.getName(), "read", Map.of())).isPresent();
    assertThat(TrialRehearsal.of(LifecycleBenchmark.class.getName(), "cycle", Map.of()))
        .isPresent();
  }

  @Test
  void whatIsNoTrialOfTheSuiteHasNone() {
    assertThat(TrialRehearsal.of(WorkerPoolBenchmark.class.getName(), "handle", Map.of()))
        .isEmpty();
    assertThat(TrialRehearsal.of(GuestBenchmark.class.getName(), "measure", Map.of())).isEmpty();
    assertThat(TrialRehearsal.of("only.in.another.Jar", "measure", Map.of())).isEmpty();
  }
}
