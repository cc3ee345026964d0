package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.request.Cell;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForkDeadlineTest {
  private static final Duration AROUND = Duration.ofSeconds(100);

  private static Cell cell(String words) {
    return LaunchFixture.request(words).cells().get(0);
  }

  private static Duration of(String words) {
    return ForkDeadline.of(cell(words), AROUND).length();
  }

  /** LOW is 500 messages, whose burst is given up after 20.25 s. */
  @Test
  void eachIterationHasItsTimeFourTimesOverAndABurstsDeadline() {
    assertThat(of("\\.DeliveryBenchmark -p scenario=LOW -p runIn=NONE -wi 1 -w 3s -i 2 -r 5s -f 1"))
        .isEqualTo(AROUND.plusSeconds(4 * 13).plusMillis(3 * 20_250));
  }

  @Test
  void aRunInCountsByItsCap() {
    assertThat(of("\\.DeliveryBenchmark -p scenario=LOW -p runIn=30s -wi 0 -i 1 -r 1s -f 1"))
        .isEqualTo(AROUND.plusSeconds(4 * 31).plusMillis(2 * 20_250));
  }

  @Test
  void whatJmhWasToldOfTimeoutsTakesTheBurstsPlace() {
    assertThat(
            of("\\.DeliveryBenchmark -p scenario=LOW -p runIn=NONE -wi 0 -i 2 -r 1s -f 1 -to 1s"))
        .isEqualTo(AROUND.plusSeconds(4 * 2 + 2));
  }

  @Test
  void ofOthersBenchmarksJmhsOwnTimeoutIsBelieved() {
    assertThat(of("GuestBenchmark -wi 0 -i 2 -r 1s -f 1"))
        .isEqualTo(AROUND.plusSeconds(4 * 2).plusMinutes(2 * 10));
  }

  @Test
  void warmUpForksHaveTheirTimeToo() {
    String words = "\\.DeliveryBenchmark -p scenario=LOW -p runIn=NONE -f 1 -wi 0 -i 1 -r 1s";
    assertThat(of(words + " -wf 2")).isEqualTo(of(words).multipliedBy(3));
  }

  @Test
  void itSaysWhatWasExceeded() {
    assertThat(
            ForkDeadline.of(
                    cell("\\.DeliveryBenchmark -p scenario=LOW -p runIn=30s -wi 0 -i 1 -r 1s -f 1"),
                    AROUND)
                .exceeded())
        .isEqualTo(
            "the fork did not end within 4 min 25 s and was ended: its JVM was stopped, or hung"
                + " (1 min 40 s for set-up and tear-down, 4 times the 30 s of its run-in, 4 times"
                + " the 1 s of its iterations, and 20 s for the end of each)");
  }
}
