package io.brokerbench.saturation;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.saturation.RateSearch.State;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many searches on brokers whose edge is known, and some of whose forks a stall makes slow. */
class RateSearchSimulationTest {
  private static final int MOST = 20;
  private static final int PAIRS = 60;

  /** Where the p99 of an idle broker has become ten times as long, at such a queue. */
  private static final double EDGE_OF_CAPACITY = 60 / 61.0;

  private int told;
  private int covered;
  private int pairs;
  private int agreeing;
  private int forks;

  /**
   * A broker whose capacity scatters between forks with a coefficient of variation of 5 %. The p99
   * grows as that of a queue and scatters by 10 %, and the goal is ten times that of an idle
   * broker.
   */
  private static LongFunction<RateResult> scattering(
      double capacity, double stalled, Random random) {
    return rate -> {
      double load = rate / (capacity * (1 + 0.05 * random.nextGaussian()));
      if (load >= 1) {
        return RateResult.UNSUSTAINED;
      }
      double p99 = (1 + 0.15 * load / (1 - load)) * Math.exp(0.1 * random.nextGaussian());
      return p99 > 10 || random.nextDouble() < stalled ? RateResult.SLOW : RateResult.PASSED;
    };
  }

  private void simulate(double stalled) {
    Random random = new Random(20260101);
    for (int i = 0; i < PAIRS; i++) {
      double capacity = 2_000 * Math.pow(150, random.nextDouble());
      LongFunction<RateResult> broker = scattering(capacity, stalled, random);
      RateSearch one = searched(broker, capacity);
      RateSearch other = searched(broker, capacity);
      if (one.state() == State.FOUND && other.state() == State.FOUND) {
        double ratio = (double) one.edge().rate() / other.edge().rate();
        pairs++;
        agreeing += ratio <= 1.10 && ratio >= 1 / 1.10 ? 1 : 0;
      }
    }
  }

  private RateSearch searched(LongFunction<RateResult> broker, double capacity) {
    RateSearch search = new RateSearch(MOST);
    forks += RateSearchTest.run(search, broker).size();
    double edge = capacity * EDGE_OF_CAPACITY;
    if (search.state() == State.FOUND) {
      told++;
      covered += search.edge().lower() <= edge && edge <= search.edge().upper() ? 1 : 0;
    }
    return search;
  }

  @ParameterizedTest
  @CsvSource({"0.02, 0.95, 0.95", "0.10, 0.95, 0.90", "0.20, 0.90, 0.8", "0.33, 0.80, 0.6"})
  void twoSearchesAgreeAndIntervalsHoldTheEdge(double stalled, double agree, double answered) {
    simulate(stalled);

    assertThat((double) agreeing / pairs).as("pairs within 10 %").isGreaterThanOrEqualTo(agree);
    assertThat((double) covered / told).as("intervals with the edge").isGreaterThan(0.9);
    assertThat(told / (2.0 * PAIRS)).as("searches with an answer").isGreaterThan(answered);
    assertThat(forks / (2.0 * PAIRS)).as("forks a search").isLessThan(19.5);
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.2", "0.9, 0.05"})
  void stallsThatHitMostForksLeaveNothingToTell(double stalled, double answered) {
    simulate(stalled);

    assertThat(told / (2.0 * PAIRS)).as("searches with an answer").isLessThanOrEqualTo(answered);
  }
}
