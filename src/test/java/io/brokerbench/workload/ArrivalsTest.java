package io.brokerbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 999, 1_000_000, 10_000_000})
  void constantArrivalsNeverDriftFromTheRate(int rate) {
    ArrivalSchedule schedule = new OpenLoop(rate, Arrivals.CONSTANT, 0).schedule(0);
    for (int second = 0; second < 3; second++) {
      assertThat(schedule.nextNanos()).isEqualTo(second * SECOND);
      for (int i = 1; i < rate; i++) {
        schedule.nextNanos();
      }
    }
  }

  @Test
  void constantArrivalsAreAtEqualDistances() {
    ArrivalSchedule schedule = new OpenLoop(3, Arrivals.CONSTANT, 0).schedule(0);
    assertThat(due(schedule, 4)).containsExactly(0, 333_333_333, 666_666_666, SECOND);
  }

  @Test
  void gapsOfPoissonArrivalsAreExponentiallyDistributed() {
    double[] gaps = gaps(due(new OpenLoop(1_000, Arrivals.POISSON, 7).schedule(0), 5_000));
    double p =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovTest(new ExponentialDistribution(1_000_000), gaps);
    assertThat(p).isGreaterThan(0.01);
  }

  @Test
  void equalDistancesAreNoPoissonArrivals() {
    double[] gaps = gaps(due(new OpenLoop(1_000, Arrivals.CONSTANT, 7).schedule(0), 5_000));
    double p =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovTest(new ExponentialDistribution(1_000_000), gaps);
    assertThat(p).isLessThan(0.01);
  }

  @Test
  void poissonArrivalsKeepTheRateInTheLongRun() {
    long[] due = due(new OpenLoop(50_000, Arrivals.POISSON, 3).schedule(0), 500_000);
    assertThat(due[due.length - 1]).isCloseTo(10 * SECOND, within(SECOND / 10));
  }

  @Test
  void aSeedGivesTheSameArrivalsAgainAndAnotherIterationOthers() {
    OpenLoop load = new OpenLoop(1_000, Arrivals.POISSON, 11);
    assertThat(due(load.schedule(2), 100)).isEqualTo(due(load.schedule(2), 100));
    assertThat(due(load.schedule(2), 100)).isNotEqualTo(due(load.schedule(3), 100));
  }

  private static long[] due(ArrivalSchedule schedule, int messages) {
    return LongStream.generate(schedule::nextNanos).limit(messages).toArray();
  }

  private static double[] gaps(long[] due) {
    return LongStream.range(1, due.length)
        .mapToDouble(i -> (double) (due[(int) i] - due[(int) i - 1]))
        .toArray();
  }
}
