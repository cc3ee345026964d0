package io.brokerbench.launch;

import static io.brokerbench.launch.RateSearch.Answer.PASSED;
import static io.brokerbench.launch.RateSearch.Answer.SLOW;
import static io.brokerbench.launch.RateSearch.Answer.UNSUSTAINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.RateSearch.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateSearchTest {
  private final RateSearch search = new RateSearch(3);

  /** Searches to the end, and notes the rate of each fork. */
  private static List<Long> run(RateSearch search, LongFunction<Answer> broker) {
    List<Long> rates = new ArrayList<>();
    for (OptionalLong next = search.next(); next.isPresent(); next = search.next()) {
      rates.add(next.getAsLong());
      search.add(broker.apply(next.getAsLong()));
    }
    return rates;
  }

  /** A broker that carries so many messages a second, always. */
  private static LongFunction<Answer> carrying(long capacity) {
    return rate -> rate <= capacity ? PASSED : UNSUSTAINED;
  }

  private void answer(Answer... answers) {
    for (Answer answer : answers) {
      search.add(answer);
    }
  }

  @Test
  void ratesAreDoubledAndTheLastGapIsBisected() {
    assertThat(run(search, carrying(5_000)))
        .containsExactly(
            1_000L, 2_000L, 4_000L, 8_000L, 8_000L, 4_000L, 5_660L, 5_660L, 4_760L, 4_760L, 5_190L,
            5_190L, 4_970L, 4_970L);
    assertThat(search.highest()).hasValue(4_970);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12, 19, 37, 99, 700, 1_000, 1_049, 52_000, 1_234_567, 9_900_000})
  void answerIsAtMostFivePercentBelowTheCapacity(long capacity) {
    run(search, carrying(capacity));

    assertThat(search.highest().orElseThrow())
        .isBetween(Math.min(capacity - 1, Math.round(capacity / 1.05)), capacity);
  }

  @Test
  void nothingPassesWhereNotEvenTheLowestRateDoes() {
    List<Long> rates = run(search, rate -> SLOW);

    assertThat(new LinkedHashSet<>(rates))
        .containsExactly(1_000L, 2_000L, 500L, 250L, 125L, 62L, 31L, 15L, RateStage.LOWEST);
    assertThat(search.highest()).isEmpty();
  }

  @Test
  void highestRateIsDecidedByTheMajorityToo() {
    assertThat(run(search, rate -> PASSED))
        .endsWith(4_096_000L, 8_192_000L, RateStage.HIGHEST, RateStage.HIGHEST);
    assertThat(search.highest()).hasValue(RateStage.HIGHEST);
  }

  @Test
  void ratesAreOnesThatTheBenchmarkTakes() {
    assertThat(Axis.canonical("rate", Long.toString(RateStage.LOWEST))).isEqualTo("10");
    assertThat(Axis.canonical("rate", Long.toString(RateStage.HIGHEST))).isEqualTo("10000000");
  }

  @Test
  void failureOnTheWayUpIsConfirmed() {
    answer(UNSUSTAINED);
    assertThat(search.next()).hasValue(1_000);
    answer(PASSED);
    assertThat(search.next()).hasValue(1_000);
    answer(PASSED);

    assertThat(search.next()).hasValue(2_000);
  }

  @Test
  void slowRateWhoseDoublePassesIsPassedOver() {
    answer(PASSED, SLOW, SLOW);
    assertThat(search.next()).hasValue(4_000);
    answer(PASSED);

    assertThat(search.next()).hasValue(8_000);
    assertThat(search.highest()).hasValue(4_000);
  }

  @Test
  void slowRateWhoseDoubleFailsIsTheEdge() {
    answer(PASSED, PASSED, SLOW, SLOW, SLOW, SLOW);

    assertThat(run(search, carrying(3_000))).contains(2_830L).allMatch(rate -> rate < 4_000);
  }

  @Test
  void rateThatWasNotCarriedIsNeverDoubled() {
    answer(PASSED, PASSED, SLOW, UNSUSTAINED);

    assertThat(run(search, carrying(9_000))).allMatch(rate -> rate < 4_000);
  }

  @Test
  void singleForkThatPassedBelowAFailureIsConfirmed() {
    answer(PASSED, PASSED, PASSED, UNSUSTAINED, UNSUSTAINED);
    assertThat(search.next()).hasValue(4_000);
    answer(SLOW);
    assertThat(search.next()).hasValue(4_000);
    assertThat(search.answers(4_000)).containsExactly(PASSED, SLOW);
    answer(SLOW);

    assertThat(search.next()).hasValue(2_830);
  }

  @Test
  void oneForkDecidesNothingNearTheEdge() {
    answer(PASSED, UNSUSTAINED, UNSUSTAINED, PASSED);
    assertThat(search.next()).hasValue(1_410);
    answer(SLOW);
    assertThat(search.next()).hasValue(1_410);
    answer(SLOW);

    assertThat(search.next()).hasValue(1_190);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void boundOnTheForksFallsWithEachFork(int forks) {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double passing = random.nextDouble();
      double slow = random.nextDouble();
      RateSearch any = new RateSearch(forks);
      int bound = Integer.MAX_VALUE;
      while (any.next().isPresent()) {
        int before = bound;
        bound = any.atMost();
        assertThat(bound).isPositive().isLessThan(before);
        any.add(
            random.nextDouble() < passing
                ? PASSED
                : random.nextDouble() < slow ? SLOW : UNSUSTAINED);
      }
      assertThat(any.atMost()).isZero();
    }
  }

  /**
   * A broker whose capacity scatters between forks with a coefficient of variation of 5 %. The p99
   * grows as that of a queue and scatters by 10 %, and the goal is ten times that of an idle
   * broker.
   */
  private static LongFunction<Answer> scattering(double capacity, double busy, Random random) {
    return rate -> {
      double load = rate / (capacity * (1 + 0.05 * random.nextGaussian()));
      double p99 = (1 + 0.15 * load / (1 - load)) * Math.exp(0.1 * random.nextGaussian());
      if (load >= 1) {
        return UNSUSTAINED;
      }
      return p99 > 10 || random.nextDouble() < busy ? SLOW : PASSED;
    };
  }

  /** Whatever the broker, some forks are slow because the machine was busy with something else. */
  @ParameterizedTest
  @CsvSource({
    "3, 0.02, 0.95, 19",
    "3, 0.10, 0.85, 20",
    "5, 0.02, 0.98, 26",
  })
  void twoSearchesAgreeWithinTenPercent(int majorityOf, double busy, double agree, double atMost) {
    Random random = new Random(20260101);
    int pairs = 1_000;
    int agreeing = 0;
    int forks = 0;
    for (int i = 0; i < pairs; i++) {
      LongFunction<Answer> broker =
          scattering(5_000 * Math.pow(100, random.nextDouble()), busy, random);
      RateSearch one = new RateSearch(majorityOf);
      RateSearch other = new RateSearch(majorityOf);
      forks += run(one, broker).size() + run(other, broker).size();
      assertThat(Collections.frequency(one.answers(one.highest().orElse(0)), PASSED))
          .isGreaterThan(majorityOf / 2);
      double ratio = (double) one.highest().orElse(1) / other.highest().orElse(1);
      agreeing += ratio <= 1.10 && ratio >= 1 / 1.10 ? 1 : 0;
    }

    assertThat((double) agreeing / pairs).isGreaterThan(agree);
    assertThat(forks / (2.0 * pairs)).isLessThan(atMost);
  }
}
