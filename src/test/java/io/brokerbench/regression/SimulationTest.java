package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.results.EqualSides;
import io.brokerbench.results.JmhMetric.Fork;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often the rule is right, where the truth is known: forks that scatter as real ones do, in one
 * row and in tables of eight.
 */
class SimulationTest {
  private static final int COMPARISONS = 4_000;
  private static final int TABLES = 1_000;
  private static final int ROWS = 8;
  private static final Rules ROUNDS = Rules.DEFAULT.with(Blocking.ROUNDS);

  private final Random random = new Random(20260101);

  /** How the logarithm of a fork scatters. */
  enum Scattering {
    LOGNORMAL_3 {
      @Override
      double next(Random random) {
        return 0.03 * random.nextGaussian();
      }
    },
    LOGNORMAL_8 {
      @Override
      double next(Random random) {
        return 0.08 * random.nextGaussian();
      }
    },
    LOGNORMAL_15 {
      @Override
      double next(Random random) {
        return 0.15 * random.nextGaussian();
      }
    },
    /** Student's t with three degrees of freedom, of a standard deviation of 8 %. */
    T3 {
      @Override
      double next(Random random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
          double normal = random.nextGaussian();
          squares += normal * normal;
        }
        return 0.08 * random.nextGaussian() / Math.sqrt(squares);
      }
    },
    /** A third of the forks is slower by 20 to 40 %. */
    BIMODAL {
      @Override
      double next(Random random) {
        double mode = random.nextInt(3) == 0 ? Math.log(0.8 - 0.2 * random.nextDouble()) : 0;
        return mode + 0.03 * random.nextGaussian();
      }
    },
    /** One fork in twenty is slower by 30 to 60 %. */
    OUTLIERS {
      @Override
      double next(Random random) {
        double far = random.nextInt(20) == 0 ? Math.log(0.7 - 0.3 * random.nextDouble()) : 0;
        return far + 0.08 * random.nextGaussian();
      }
    };

    abstract double next(Random random);
  }

  /**
   * Which rows of a table are said to have changed, by the rule of {@link Comparison} without its
   * words. The candidate is so many times as fast in the first row.
   */
  private boolean[] changes(
      Scattering scatter, int rows, int forks, double drift, double factor, Blocking blocking) {
    double[] rounds = random.doubles(forks).map(unused -> drift * random.nextGaussian()).toArray();
    List<Sides> table = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double change = row == 0 ? Math.log(factor) : 0;
      table.add(new Sides(logarithms(scatter, rounds, 0), logarithms(scatter, rounds, change)));
    }
    return changes(table, blocking);
  }

  private static boolean[] changes(List<Sides> table, Blocking blocking) {
    int rows = table.size();
    List<Scatter> scatters = Scatter.of(table, blocking);
    List<Contrast> contrasts =
        IntStream.range(0, rows)
            .mapToObj(
                row -> {
                  Sides sides = table.get(row);
                  return new Contrast(
                      sides.difference(), scatters.get(row), sides.pairs(), BetweenSides.NOTHING);
                })
            .toList();
    double[] holm = Holm.adjusted(contrasts.stream().map(Contrast::p).toList());
    boolean[] changes = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      double size = Math.abs(Math.expm1(contrasts.get(row).difference()));
      changes[row] = holm[row] <= Rules.ALPHA && size >= Rules.DEFAULT_THRESHOLD;
    }
    return changes;
  }

  private double[] logarithms(Scattering scatter, double[] rounds, double change) {
    return Arrays.stream(rounds).map(round -> round + change + scatter.next(random)).toArray();
  }

  private static boolean any(boolean[] changes) {
    return IntStream.range(0, changes.length).anyMatch(row -> changes[row]);
  }

  private List<Fork> sample(Scattering scatter, double[] rounds, double factor) {
    return IntStream.range(0, rounds.length)
        .mapToObj(
            round ->
                Fork.of(List.of(1_000 * factor * Math.exp(rounds[round] + scatter.next(random)))))
        .toList();
  }

  private static JmhRow row(int number, List<Fork> forks) {
    return PlantedRow.of("ops/s", forks).param("scenario", "S" + number).row();
  }

  private static boolean isChange(Judgement judgement) {
    return judgement.verdict() == Verdict.REGRESSED || judgement.verdict() == Verdict.IMPROVED;
  }

  private static boolean anyChange(Comparison comparison) {
    return comparison.judgements().stream().anyMatch(SimulationTest::isChange);
  }

  /** The share of trials in which something happens, which is also printed. */
  private static double share(String what, int trials, BooleanSupplier happens) {
    long count = IntStream.range(0, trials).filter(i -> happens.getAsBoolean()).count();
    double share = (double) count / trials;
    System.out.printf(Locale.ROOT, "Simulated: %s: %.1f %%%n", what, share * 100);
    return share;
  }

  @ParameterizedTest
  @CsvSource({
    "LOGNORMAL_3, 0",
    "LOGNORMAL_8, 0",
    "LOGNORMAL_15, 0",
    "T3, 0",
    "BIMODAL, 0",
    "OUTLIERS, 0",
    "LOGNORMAL_3, 0.1",
    "LOGNORMAL_8, 0.1"
  })
  void falseAlarmsAreRareInOneRowAndInTables(Scattering scatter, double drift) {
    for (int forks : new int[] {3, 5, 8, 10}) {
      for (Blocking blocking : List.of(Blocking.ROUNDS, Blocking.NONE)) {
        String of = scatter + ", drift " + drift + ", " + forks + " forks, " + blocking + ", ";
        assertThat(
                share(
                    of + "false alarms",
                    COMPARISONS,
                    () -> any(changes(scatter, 1, forks, drift, 1, blocking))))
            .isLessThanOrEqualTo(0.055);
        assertThat(
                share(
                    of + "tables with a false alarm",
                    TABLES,
                    () -> any(changes(scatter, ROWS, forks, drift, 1, blocking))))
            .isLessThanOrEqualTo(0.055);
      }
    }
  }

  /** As of two brokers of which one is noisy; three forks of such rows err in up to 6 %. */
  @ParameterizedTest
  @CsvSource({
    "0.25, 0.03, 2, 3, 0.06",
    "0.25, 0.03, 2, 5, 0.055",
    "0.2, 0.04, 2, 3, 0.06",
    "0.2, 0.04, 2, 5, 0.055",
    "0.25, 0.03, 3, 3, 0.06",
    "0.25, 0.03, 3, 5, 0.055"
  })
  void noisyRowsBesideQuietOnesAreNoFalseAlarms(
      double noisy, double quiet, int rows, int forks, double atMost) {
    assertThat(
            share(
                String.format(
                    Locale.ROOT,
                    "tables of %d rows that scatter by %.2f and %.2f, %d forks, with a false alarm",
                    rows,
                    noisy,
                    quiet,
                    forks),
                COMPARISONS,
                () ->
                    any(
                        changes(
                            IntStream.range(0, rows)
                                .mapToObj(row -> sides(row == 0 ? noisy : quiet, forks))
                                .toList(),
                            Blocking.ROUNDS))))
        .isLessThanOrEqualTo(atMost);
  }

  private Sides sides(double scatter, int forks) {
    return new Sides(normal(scatter, forks), normal(scatter, forks));
  }

  private double[] normal(double scatter, int size) {
    return random.doubles(size).map(unused -> scatter * random.nextGaussian()).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "LOGNORMAL_15, 1, 0,    1.5, 0.9",
    "LOGNORMAL_8,  1, 0,    1.2, 0.75",
    "LOGNORMAL_8,  8, 0,    1.5, 0.9",
    "LOGNORMAL_3,  1, 0.1,  1.2, 0.9",
    "LOGNORMAL_3,  8, 0.1,  1.2, 0.9",
    "T3,           1, 0,    1.5, 0.9",
    "BIMODAL,      1, 0,    1.5, 0.7",
    "OUTLIERS,     1, 0,    1.5, 0.8"
  })
  void differencesAreFoundByFiveForks(
      Scattering scatter, int rows, double drift, double times, double atLeast) {
    for (double factor : new double[] {times, 1 / times}) {
      assertThat(
              share(
                  String.format(
                      Locale.ROOT,
                      "%s, %d rows, drift %.1f, a factor of %.2f found",
                      scatter,
                      rows,
                      drift,
                      factor),
                  rows == 1 ? COMPARISONS : TABLES,
                  () -> changes(scatter, rows, 5, drift, factor, Blocking.ROUNDS)[0]))
          .isGreaterThanOrEqualTo(atLeast);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROUNDS", "NONE"})
  void intervalHoldsTheTrueRatioAsOftenAsItSays(Blocking blocking) {
    assertThat(
            share(
                blocking + ", intervals that hold the true ratio",
                2_000,
                () -> {
                  Change change =
                      Comparison.of(
                              List.of(row(0, sample(Scattering.LOGNORMAL_8, new double[5], 1))),
                              List.of(row(0, sample(Scattering.LOGNORMAL_8, new double[5], 0.8))),
                              Rules.DEFAULT.with(blocking))
                          .judgements()
                          .get(0)
                          .change();
                  return change != null && change.low() <= 0.8 && 0.8 <= change.high();
                }))
        .isBetween(0.935, 0.965);
  }

  /** Forks of a broker's life share a scatter of 8 % beyond their own of 8 %. */
  @Test
  void forksThatShareABrokersLifeWouldRaiseFalseAlarms() {
    assertThat(
            share(
                "false alarms where two forks share a life",
                2_000,
                () ->
                    anyChange(
                        Comparison.of(
                            List.of(row(0, sample(Scattering.LOGNORMAL_8, lives(), 1))),
                            List.of(row(0, sample(Scattering.LOGNORMAL_8, lives(), 1))),
                            ROUNDS))))
        .isBetween(0.08, 0.16);
  }

  private double[] lives() {
    double[] lives = random.doubles(4).map(unused -> 0.08 * random.nextGaussian()).toArray();
    return IntStream.range(0, 8).mapToDouble(fork -> lives[fork / 2]).toArray();
  }

  /** A run's rows are all off by 3 % for a reason of its own. */
  private List<JmhRow> run() {
    double[] same = new double[5];
    Arrays.fill(same, 0.03 * random.nextGaussian());
    return List.of(row(0, sample(Scattering.LOGNORMAL_3, same, 1)));
  }

  private NoiseFloor calibrated(int times) {
    List<EqualSides> found = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      double[] same = new double[5];
      Arrays.fill(same, 0.03 * random.nextGaussian());
      JmhRow one = row(0, sample(Scattering.LOGNORMAL_3, same, 1));
      JmhRow other = row(0, sample(Scattering.LOGNORMAL_3, same, 1));
      found.addAll(
          new Calibration(Comparison.of(List.of(one), List.of(other), ROUNDS))
              .equalSides("2026", "0.1.0"));
    }
    BetweenSides between = BetweenSides.of(found, Blocking.NONE);
    return (row, metric) -> between;
  }

  /** What whole runs differ by shows from two calibrations on, and not before. */
  @ParameterizedTest
  @CsvSource({"0, 0.2, 0.33", "1, 0.13, 0.3", "3, 0, 0.11", "5, 0, 0.08"})
  void calibrationsMakeFalseAlarmsOfWholeRunsRare(int times, double least, double most) {
    assertThat(
            share(
                "false alarms of whole runs that differ by 3 %, " + times + " calibrations",
                1_000,
                () -> {
                  NoiseFloor noise = times == 0 ? NoiseFloor.UNKNOWN : calibrated(times);
                  return anyChange(
                      Comparison.of(run(), run(), new Rules(0.05, noise, JmhRow.SCORE::equals)));
                }))
        .isBetween(least, most);
  }

  /** Iterations resemble the one before, as real ones do; that is no drift. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 10})
  void wanderingIterationsAreSeldomCalledUnsteady(int forks) {
    assertThat(
            share(
                forks + " forks of wandering iterations called unsteady",
                1_000,
                () ->
                    Comparison.of(
                                List.of(row(0, wandering(forks))),
                                List.of(row(0, wandering(forks))),
                                ROUNDS)
                            .judgements()
                            .get(0)
                            .verdict()
                        == Verdict.UNSTEADY))
        .isLessThanOrEqualTo(0.05);
  }

  private List<Fork> wandering(int forks) {
    return IntStream.range(0, forks)
        .mapToObj(
            fork -> {
              List<Double> iterations = new ArrayList<>();
              double offset = 0.03 * random.nextGaussian();
              for (int i = 0; i < 10; i++) {
                offset = 0.8 * offset + 0.6 * 0.03 * random.nextGaussian();
                iterations.add(1_000 * (1 + offset));
              }
              return Fork.of(iterations);
            })
        .toList();
  }
}
