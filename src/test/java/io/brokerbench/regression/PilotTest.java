package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PilotTest {
  private static final double SHARE = 0.03;
  private static final int RUNS = 4_000;
  private static final int FORKS = 5;

  private final Random random = new Random(20261124);

  @Test
  void widthsAreThoseOfStudentsInterval() {
    // Of 5 values with a deviation of 0.1: t(0.975, 4) = 2.7764.
    Pilot pilot = new Pilot(5, 0.01, 4);

    assertThat(pilot.margin(5)).isCloseTo(Math.expm1(2.7764 * 0.1 / Math.sqrt(5)), within(1e-5));
    assertThat(pilot.forksFor(Math.expm1(2.7764 * 0.1 / Math.sqrt(20)))).isBetween(19, 21);
  }

  @Test
  void asManyForksAsItSaysMakeTheIntervalNarrowEnoughAndOneLessDoNot() {
    Pilot pilot = Pilot.of(List.of(new double[] {100, 110, 95, 103, 99}));
    int forks = pilot.forksFor(SHARE);

    assertThat(pilot.margin(forks)).isLessThanOrEqualTo(SHARE);
    assertThat(pilot.margin(forks - 1)).isGreaterThan(SHARE);
  }

  @Test
  void forksThatDoNotScatterAreEnough() {
    assertThat(Pilot.of(List.of(new double[] {7, 7, 7})).forksFor(0.001)).isEqualTo(3);
  }

  /** However much forks scatter. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.03, 0.1})
  void intervalsHoldTheTrueValueInNineteenOfTwentyRuns(double deviation) {
    assertThat(
            coverage(
                () -> {
                  double[] first = forks(deviation, FORKS);
                  Pilot pilot = Pilot.of(List.of(first));
                  int all = pilot.forksFor(SHARE);
                  return holds(mean(first, forks(deviation, all - FORKS)), pilot.margin(all));
                }))
        .isBetween(0.93, 0.97);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1})
  void intervalsOfARatioDoSoToo(double other) {
    assertThat(
            coverage(
                () -> {
                  double[] before = forks(0.05, FORKS);
                  double[] after = forks(other, FORKS);
                  Pilot pilot = Pilot.of(List.of(before, after));
                  int all = pilot.forksFor(SHARE);
                  return holds(
                      mean(after, forks(other, all - FORKS))
                          - mean(before, forks(0.05, all - FORKS)),
                      pilot.margin(all));
                }))
        .isBetween(0.93, 0.97);
  }

  /** What a run would do that looks after each round; it shows that the checks above can fail. */
  @Test
  void stoppingAsSoonAsTheIntervalLooksNarrowWouldBreakThePromise() {
    assertThat(
            coverage(
                () -> {
                  double[] forks = forks(0.03, 3);
                  while (margin(forks) > Math.log1p(SHARE)) {
                    forks = join(forks, forks(0.03, 1));
                  }
                  return holds(mean(forks, new double[0]), Math.expm1(margin(forks)));
                }))
        .isLessThan(0.93);
  }

  /** One run of a simulation. */
  private interface Run {
    boolean holds();
  }

  private static double coverage(Run run) {
    return (double) IntStream.range(0, RUNS).filter(i -> run.holds()).count() / RUNS;
  }

  private static double margin(double[] forks) {
    return TDistribution.of(forks.length - 1).inverseCumulativeProbability(0.975)
        * Math.sqrt(StatUtils.variance(DoubleStream.of(forks).map(Math::log).toArray()))
        / Math.sqrt(forks.length);
  }

  /** Around 1, on a logarithmic scale. */
  private double[] forks(double deviation, int count) {
    return IntStream.range(0, count)
        .mapToDouble(i -> Math.exp(deviation * random.nextGaussian()))
        .toArray();
  }

  private static double[] join(double[] first, double[] rest) {
    return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(rest)).toArray();
  }

  private static double mean(double[] first, double[] rest) {
    return DoubleStream.of(join(first, rest)).map(Math::log).average().orElseThrow();
  }

  private static boolean holds(double mean, double margin) {
    return Math.abs(mean) <= Math.log1p(margin);
  }
}
