package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Ten seconds at 1,000 messages/s, looked at every ten milliseconds. */
class BacklogGrowthTest {
  private static final int RATE = 1_000;
  private static final long MILLIS = 1_000_000;

  private final BacklogGrowth growth = new BacklogGrowth(RATE);

  @Test
  void aSteadyBacklogIsSustainedHoweverLongItsLatency() {
    sample(0, 10_000, millis -> 300);
    assertThat(growth.shortfall()).isZero();
  }

  @Test
  void aBacklogThatGrowsThroughoutIsNot() {
    sample(0, 10_000, millis -> millis * 20 / 1_000);
    assertThat(growth.shortfall()).isCloseTo(150, within(1L));
  }

  @Test
  void aStallThatIsWorkedOffIsSustained() {
    sample(0, 4_000, millis -> 5);
    sample(4_000, 6_000, millis -> 5 + millis - 4_000);
    sample(6_000, 7_000, millis -> 2_005 - 2 * (millis - 6_000));
    sample(7_000, 10_000, millis -> 5);
    assertThat(growth.shortfall()).isZero();
  }

  @Test
  void aStallThatLastsToTheEndIsNot() {
    sample(0, 6_000, millis -> 5);
    sample(6_000, 10_000, millis -> 5 + millis - 6_000);
    assertThat(growth.shortfall()).isEqualTo(1_500);
  }

  @Test
  void latencyThatRisesALittleAsClientsWarmUpOrCoolIsSustained() {
    sample(0, 10_000, millis -> 5 + millis / 1_000);
    assertThat(growth.shortfall()).isZero();
  }

  @Test
  void aSenderThatIsStuckFromTheBeginningIsNot() {
    growth.sample(10_000 * MILLIS, 9_000);
    assertThat(growth.shortfall()).isEqualTo(9_000);
  }

  @Test
  void aSenderThatIsStuckForAWhileAndCatchesUpIsSustained() {
    sample(0, 3_000, millis -> 5);
    sample(6_000, 7_000, millis -> 3_000 - 3 * (millis - 6_000));
    sample(7_000, 10_000, millis -> 5);
    assertThat(growth.shortfall()).isZero();
  }

  @Test
  void withoutASampleNothingIsClaimed() {
    assertThat(growth.shortfall()).isZero();
  }

  @Test
  void aSenderThatIsAPercentBehindAtTheEndIsNot() {
    sample(0, 10_000, millis -> 5);
    growth.end(10_000 * MILLIS, 101 * MILLIS);
    assertThat(growth.shortfall()).isEqualTo(101);
  }

  @Test
  void aSenderThatIsLessThanThatBehindIsSustained() {
    sample(0, 10_000, millis -> 5);
    growth.end(10_000 * MILLIS, 99 * MILLIS);
    assertThat(growth.shortfall()).isZero();
  }

  @Test
  void aSenderThatWasOnlyBehindInTheMiddleIsSustained() {
    sample(0, 10_000, millis -> 5);
    growth.end(5_000 * MILLIS, 900 * MILLIS);
    growth.end(10_000 * MILLIS, 0);
    assertThat(growth.shortfall()).isZero();
  }

  private void sample(int fromMillis, int toMillis, LongUnaryOperator backlogAtMillis) {
    for (long millis = fromMillis; millis < toMillis; millis += 10) {
      growth.sample(millis * MILLIS, backlogAtMillis.applyAsLong(millis));
    }
  }
}
