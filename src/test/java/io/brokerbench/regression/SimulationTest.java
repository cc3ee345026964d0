package io.brokerbench.regression;

import static io.brokerbench.regression.PlantedRow.forks;
import static io.brokerbench.regression.PlantedRow.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.results.JmhMetric.Fork;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often the rule is right, where the truth is known: five forks a side, fork CV 3 %. */
class SimulationTest {
  private static final int COMPARISONS = 4_000;
  private static final int FORKS = 5;
  private static final double FORK_CV = 0.03;
  private static final double ITERATION_CV = 0.02;
  private static final double BETWEEN_RUNS = 0.03;

  /** Any change that is seen counts. */
  private static final Rules NO_THRESHOLD =
      new Rules(1e-9, NoiseFloor.UNKNOWN, Rules.DEFAULT.metrics());

  private final Random random = new Random(20260101);

  private List<Fork> sample() {
    return forks(random, FORKS, FORK_CV, ITERATION_CV);
  }

  private static JmhRow row(List<Fork> forks) {
    return PlantedRow.of("ops/s", forks).row();
  }

  private static Judgement only(JmhRow baseline, JmhRow candidate, Rules rules) {
    return Comparison.of(List.of(baseline), List.of(candidate), rules).judgements().get(0);
  }

  private static boolean isChange(Judgement judgement) {
    return judgement.verdict() == Verdict.REGRESSED || judgement.verdict() == Verdict.IMPROVED;
  }

  /** The share of trials in which something happens, which is also printed. */
  private static double share(String what, Supplier<Boolean> happens) {
    long count = IntStream.range(0, COMPARISONS).filter(i -> happens.get()).count();
    double share = (double) count / COMPARISONS;
    System.out.printf(Locale.ROOT, "Simulated: %s: %.1f %%%n", what, share * 100);
    return share;
  }

  @Test
  void falseAlarmsAreAtMostFivePercent() {
    assertThat(
            share(
                "false alarms of two equal runs",
                () -> isChange(only(row(sample()), row(sample()), Rules.DEFAULT))))
        .isLessThanOrEqualTo(0.05);
  }

  @Test
  void falseAlarmsAreAsRareAsTheTestSaysWithoutAnyThreshold() {
    assertThat(
            share(
                "false alarms without a threshold",
                () -> isChange(only(row(sample()), row(sample()), NO_THRESHOLD))))
        .isBetween(0.03, 0.057);
  }

  @Test
  void slowDownOfTenPercentIsFound() {
    assertThat(
            share(
                "slow-downs of 10 % found",
                () ->
                    only(row(sample()), row(times(0.9, sample())), Rules.DEFAULT).verdict()
                        == Verdict.REGRESSED))
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void speedUpOfTenPercentIsFoundAndIsNoRegression() {
    assertThat(
            share(
                "speed-ups of 11 % found",
                () ->
                    only(row(sample()), row(times(1 / 0.9, sample())), Rules.DEFAULT).verdict()
                        == Verdict.IMPROVED))
        .isGreaterThanOrEqualTo(0.95);
  }

  /** What an hour, or a neighbour on the machine, does to all forks of a run alike. */
  private JmhRow runOfAnotherHour() {
    return row(times(1 + BETWEEN_RUNS * random.nextGaussian(), sample()));
  }

  /** The rules with the floor of a calibration of its own: A against A, as many forks. */
  private Rules calibrated() {
    Judgement equal = only(row(sample()), row(sample()), Rules.DEFAULT);
    double floor = Calibration.of(Objects.requireNonNull(equal.change()));
    return new Rules(Rules.DEFAULT_THRESHOLD, (row, metric) -> floor, Rules.DEFAULT.metrics());
  }

  /** The sides of a calibration take turns, and so it doesn't see what two whole runs differ by. */
  @Test
  void noiseFloorMakesFalseAlarmsOfWholeRunsFewerButNotFew() {
    double without =
        share(
            "false alarms of whole runs that differ by 3 %, without a threshold",
            () -> isChange(only(runOfAnotherHour(), runOfAnotherHour(), NO_THRESHOLD)));
    double threshold =
        share(
            "the same with the threshold",
            () -> isChange(only(runOfAnotherHour(), runOfAnotherHour(), Rules.DEFAULT)));
    double floor =
        share(
            "the same with the threshold and a noise floor",
            () -> isChange(only(runOfAnotherHour(), runOfAnotherHour(), calibrated())));

    assertThat(without).isBetween(0.28, 0.38);
    assertThat(threshold).isLessThan(without);
    assertThat(floor).isLessThan(0.8 * threshold).isGreaterThan(0.05);
  }

  @Test
  void noiseFloorMakesInterleavedFalseAlarmsFewerAndCostsPower() {
    assertThat(
            share(
                "false alarms of two equal sides with a noise floor",
                () -> isChange(only(row(sample()), row(sample()), calibrated()))))
        .isLessThanOrEqualTo(0.01);
    assertThat(
            share(
                "slow-downs of 10 % found with a noise floor",
                () ->
                    only(row(sample()), row(times(0.9, sample())), calibrated()).verdict()
                        == Verdict.REGRESSED))
        .isGreaterThanOrEqualTo(0.8);
    assertThat(
            share(
                "slow-downs of 15 % found with a noise floor",
                () ->
                    only(row(sample()), row(times(0.85, sample())), calibrated()).verdict()
                        == Verdict.REGRESSED))
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void intervalHoldsTheTrueRatioAsOftenAsItSays() {
    assertThat(
            share(
                "intervals that hold the true ratio",
                () -> {
                  Judgement judgement =
                      only(row(sample()), row(times(0.9, sample())), Rules.DEFAULT);
                  Change change = Objects.requireNonNull(judgement.change());
                  return change.low() <= 0.9 && 0.9 <= change.high();
                }))
        .isBetween(0.93, 0.97);
  }

  @Test
  void falseAlarmsOfManyRowsAndRelatedMetricsAreNoMore() {
    assertThat(
            share(
                "comparisons of 8 rows by 3 metrics with any false alarm, without a threshold",
                () ->
                    Comparison.of(rows(), rows(), NO_THRESHOLD).judgements().stream()
                        .anyMatch(SimulationTest::isChange)))
        .isLessThanOrEqualTo(0.05);
  }

  /** Latencies follow from the score, in part. */
  private List<JmhRow> rows() {
    List<JmhRow> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Fork> score = sample();
      rows.add(
          PlantedRow.of("ops/s", score)
              .metric("e2e.p50", "us", score)
              .metric("e2e.p99", "us", sample())
              .param("scenario", "S" + i)
              .row());
    }
    return rows;
  }

  @Test
  void steadyForksAreSeldomCalledNoisy() {
    assertThat(
            share(
                "steady pairs called noisy, iterations by 5 %",
                () ->
                    isNoisy(forks(random, FORKS, FORK_CV, 0.05), forks(random, 5, FORK_CV, 0.05))))
        .isLessThanOrEqualTo(0.05);
    assertThat(
            share(
                "steady pairs called drifting, iterations by 10 %, any drift",
                () ->
                    drifts(forks(random, FORKS, FORK_CV, 0.1)) || drifts(forks(random, 5, 0, 0.1))))
        .isLessThanOrEqualTo(0.057);
  }

  /** Iterations resemble the one before, as real ones do; that is no drift. */
  @Test
  void wanderingIterationsAreSeldomCalledDrift() {
    assertThat(
            share("pairs of wandering forks called noisy", () -> isNoisy(wandering(), wandering())))
        .isLessThanOrEqualTo(0.05);
  }

  private List<Fork> wandering() {
    return IntStream.range(0, FORKS)
        .mapToObj(
            fork -> {
              List<Double> iterations = new ArrayList<>();
              double offset = FORK_CV * random.nextGaussian();
              for (int i = 0; i < 10; i++) {
                offset = 0.8 * offset + 0.6 * FORK_CV * random.nextGaussian();
                iterations.add(1_000 * (1 + offset));
              }
              return Fork.of(iterations);
            })
        .toList();
  }

  private static boolean isNoisy(List<Fork> baseline, List<Fork> candidate) {
    return only(row(baseline), row(candidate), Rules.DEFAULT).verdict() == Verdict.NOISY;
  }

  private static boolean drifts(List<Fork> forks) {
    return new Steadiness(new Forks(forks), false, 1e-9).fault().isPresent();
  }
}
