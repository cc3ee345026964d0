package io.brokerbench.saturation;

import static io.brokerbench.saturation.RateResult.PASSED;
import static io.brokerbench.saturation.RateResult.SLOW;
import static io.brokerbench.saturation.RateResult.UNSUSTAINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.saturation.RateSearch.State;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateSearchTest {
  private static final int MOST = 20;

  /** Searches to the end, and notes the rate of each fork. */
  static List<Long> run(RateSearch search, LongFunction<RateResult> broker) {
    List<Long> rates = new ArrayList<>();
    for (OptionalLong next = search.next(); next.isPresent(); next = search.next()) {
      rates.add(next.getAsLong());
      search.add(broker.apply(next.getAsLong()));
    }
    return rates;
  }

  /** A broker that carries so many messages a second, always. */
  private static LongFunction<RateResult> carrying(long capacity) {
    return rate -> rate <= capacity ? PASSED : UNSUSTAINED;
  }

  private static RateSearch after(RateResult... results) {
    RateSearch search = new RateSearch(MOST);
    for (RateResult result : results) {
      search.add(result);
    }
    return search;
  }

  @ParameterizedTest
  @ValueSource(longs = {130, 700, 1_049, 52_000, 1_234_567, 8_000_000})
  void edgeOfASteadyBrokerIsInItsInterval(long capacity) {
    RateSearch search = new RateSearch(MOST);
    run(search, carrying(capacity));

    assertThat(search.state()).isEqualTo(State.FOUND);
    Edge edge = search.edge();
    assertThat(capacity).isBetween(edge.lower(), edge.upper());
    assertThat((double) edge.rate() / capacity).isCloseTo(1, within(0.06));
    assertThat((double) edge.upper() / edge.lower()).isLessThan(1.1 * 1.1);
  }

  @Test
  void ratesRiseFourfoldUntilOneFails() {
    List<Long> rates = run(new RateSearch(MOST), carrying(52_000));

    assertThat(rates.get(0)).isEqualTo(RateSearch.START);
    assertThat(rates.subList(0, 4)).isSorted();
    long passed = 0;
    for (long rate : rates) {
      assertThat(rate).isLessThanOrEqualTo(Math.max(RateSearch.START, 4 * passed + passed / 9));
      passed = rate <= 52_000 ? Math.max(passed, rate) : passed;
    }
  }

  @Test
  void brokerThatCarriesNothingIsBelowTheLowestRate() {
    RateSearch search = new RateSearch(MOST);
    List<Long> rates = run(search, rate -> SLOW);

    assertThat(search.state()).isEqualTo(State.BELOW_LOWEST);
    assertThat(rates).allMatch(rate -> rate >= RateSearch.LOWEST);
  }

  @Test
  void brokerThatCarriesEverythingIsAboveTheHighestRate() {
    RateSearch search = new RateSearch(MOST);
    List<Long> rates = run(search, rate -> PASSED);

    assertThat(search.state()).isEqualTo(State.ABOVE_HIGHEST);
    assertThat(rates).allMatch(rate -> rate <= RateSearch.HIGHEST);
  }

  /** The majority of three would have looked for the edge below. */
  @Test
  void stallsAtALowRateDontTrapTheSearchThere() {
    RateSearch search = after(SLOW, SLOW);

    run(search, carrying(52_000));

    assertThat(search.edge().rate()).isCloseTo(52_000, within(5_200L));
  }

  @Test
  void stallsThatHitHalfOfTheForksCannotBeToldFromTheEdge() {
    int[] fork = {0};
    RateSearch search = new RateSearch(MOST);
    run(search, rate -> fork[0]++ % 5 == 0 && rate < 52_000 ? PASSED : SLOW);

    assertThat(search.state()).isIn(State.TOO_UNSTEADY, State.TOO_WIDE);
  }

  @Test
  void forkThatDidNotCarryItsRateTellsMoreThanASlowOne() {
    assertThat(after(PASSED, UNSUSTAINED).edge().upper())
        .isLessThan(after(PASSED, SLOW).edge().upper());
  }

  @Test
  void answersAreKeptByTheirRate() {
    assertThat(after(SLOW, PASSED).results(RateSearch.START)).first().isEqualTo(SLOW);
    assertThat(after().results(RateSearch.START)).isEmpty();
  }

  @Test
  void boundOnTheForksFallsByOneEach() {
    RateSearch search = new RateSearch(MOST);
    for (int left = MOST; search.next().isPresent(); left--) {
      assertThat(search.atMost()).isEqualTo(left);
      search.add(search.next().getAsLong() < 3_000 ? PASSED : SLOW);
    }
    assertThat(search.atMost()).isZero();
  }
}
