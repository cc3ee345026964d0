package io.brokerbench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.benchmarks.PlantedParams;
import io.brokerbench.console.UsageException;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.plan.ForkOutcome.Cause;
import io.brokerbench.plan.ForkOutcome.Failed;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.plan.Plan.Certainty;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import io.brokerbench.request.PrecisionGoal;
import io.brokerbench.request.RunRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

public class RefinementTest {
  /** Two rows of three forks. */
  private static final RunRequest REQUEST = inRounds("PlantedBenchmark -f 3");

  private static RunRequest inRounds(String words) {
    RunRequest grouped = LaunchFixture.request(words);
    return new RunRequest(
        grouped.name(),
        grouped.words(),
        grouped.profile(),
        grouped.arguments(),
        grouped.options(),
        grouped.brokers(),
        grouped.blocks(),
        new Design(Order.ROUNDS, 1, Lifetime.FORK, null),
        grouped.notes());
  }

  private Instant now = Instant.EPOCH;

  private Refinement refinement(double share, Duration budget) {
    return new Refinement(REQUEST, new PrecisionGoal(share, budget), this::nanos);
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  /** Runs the plan to its end, each fork for a second, and gives the number of its forks. */
  private int run(Refinement plan, ToDoubleFunction<PlannedFork> score) {
    Rows rows = new Rows(REQUEST.cells());
    int forks = 0;
    for (var next = plan.next(); next.isPresent(); next = plan.next()) {
      now = now.plusSeconds(1);
      ForkOutcome outcome = measured(next.get(), score.applyAsDouble(next.get()));
      rows.add(outcome);
      plan.ended(outcome);
      forks++;
    }
    return forks;
  }

  public static Measured measured(PlannedFork fork, double score) {
    return measured(fork, score, Double.NaN);
  }

  public static Measured measured(PlannedFork fork, double score, double p99) {
    IterationParams iterations =
        new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1);
    IterationResult iteration = new IterationResult(params(fork, iterations), iterations, null);
    iteration.addResult(
        new ThroughputResult(
            ResultRole.PRIMARY, "operate", score, 1_000_000_000L, TimeUnit.SECONDS));
    if (!Double.isNaN(p99)) {
      iteration.addResult(new ScalarResult("e2e.p99", p99, "us", AggregationPolicy.AVG));
    }
    return new Measured(
        fork,
        Instant.EPOCH,
        Instant.EPOCH,
        new BenchmarkResult(params(fork, iterations), List.of(iteration)),
        null,
        null,
        null);
  }

  private static BenchmarkParams params(PlannedFork fork, IterationParams iterations) {
    return PlantedParams.of(
        fork.cell().benchmark(), fork.cell().entry().getWorkloadParams(), iterations);
  }

  /** 100, 101, 102 and again. */
  private static double scattered(PlannedFork fork) {
    return 100 + fork.number() % 3;
  }

  @Test
  void rowsThatAreAsPreciseAsAskedGetNoMoreRounds() {
    Refinement plan = refinement(0.05, Duration.ofHours(1));

    assertThat(run(plan, RefinementTest::scattered)).isEqualTo(2 * 3);
    assertThat(plan.precision())
        .containsExactly("Precise to 5 %: all rows, after 3 forks each (95 % intervals).");
  }

  @Test
  void eachRowGetsTheForksThatItNeeds() {
    Refinement plan = refinement(0.02, Duration.ofHours(1));

    // Student's margin of 100, 101, 102 is 2.5 %: (2.5 / 2)² × 3 forks make it 2 %. Kafka's don't
    // scatter, and get no more.
    int forks = run(plan, fork -> fork.cell().toString().contains("KAFKA") ? 100 : scattered(fork));

    assertThat(forks).isEqualTo(3 + 5);
    assertThat(plan.precision().get(0)).startsWith("Precise to 2 %").contains("after 3 to 5 forks");
  }

  /** The score of an open loop is the rate that was asked for, however its latencies scatter. */
  @Test
  void headlineOfAnOpenLoopIsItsTail() {
    RunRequest openLoop = inRounds("PlantedRateBenchmark -p broker=NATS -f 3");
    Refinement plan =
        new Refinement(openLoop, new PrecisionGoal(0.02, Duration.ofHours(1)), this::nanos);
    int forks = 0;
    for (var next = plan.next(); next.isPresent(); next = plan.next()) {
      plan.ended(measured(next.get(), 5_000, scattered(next.get())));
      forks++;
    }

    assertThat(forks).isEqualTo(5);
    assertThat(plan.precision().get(0)).startsWith("Precise to 2 %").contains("after 5 forks");
  }

  @Test
  void budgetEndsItAfterAWholeRoundAndSaysWhichRowsAreWider() {
    Refinement plan = refinement(0.001, Duration.ofSeconds(9));

    assertThat(run(plan, RefinementTest::scattered)).isEqualTo(2 * 5);
    assertThat(plan.precision().get(0))
        .isEqualTo("The budget of 9 s is spent; wider than 0.1 % are:");
    assertThat(plan.precision())
        .hasSize(3)
        .anyMatch(
            line ->
                line.matches(
                    "  PlantedBenchmark.operate thrpt KAFKA: ±1\\.9\\d? % after 5 forks; it"
                        + " would.*"));
  }

  @Test
  void firstForksAreNeverCutShort() {
    assertThat(run(refinement(0.001, Duration.ofSeconds(1)), RefinementTest::scattered))
        .isEqualTo(2 * 3);
  }

  @Test
  void howManyRoundsItWillTakeIsKnownAfterTheFirstForks() {
    Refinement plan = refinement(0.02, Duration.ofHours(1));
    assertThat(plan.remaining().bound()).isEqualTo(Certainty.AT_LEAST);
    assertThat(plan.remaining().forks()).hasSize(2 * 3);

    for (int i = 0; i < 2 * 3; i++) {
      PlannedFork fork = plan.next().orElseThrow();
      plan.ended(measured(fork, scattered(fork)));
    }

    assertThat(plan.remaining().bound()).isEqualTo(Certainty.AT_MOST);
    assertThat(plan.remaining().forks()).hasSize(2 * 2);
  }

  @Test
  void rowsWhoseForksFailAskForNoMoreRounds() {
    Refinement plan = refinement(0.001, Duration.ofHours(1));
    int forks = 0;
    for (var next = plan.next(); next.isPresent(); next = plan.next()) {
      plan.ended(new Failed(next.get(), now, now, "planted", Cause.BENCHMARK));
      forks++;
    }

    assertThat(forks).isEqualTo(2 * 3);
    assertThat(plan.precision())
        .containsExactly(
            "Precision: not known, since no row has a headline in each of its first forks.");
  }

  @Test
  void interruptedRunPlansNothingMore() {
    Refinement plan = refinement(0.001, Duration.ofHours(1));
    for (int i = 0; i < 2 * 3; i++) {
      PlannedFork fork = plan.next().orElseThrow();
      plan.ended(measured(fork, scattered(fork)));
    }
    plan.ended(new Failed(plan.next().orElseThrow(), now, now, "planted", Cause.RUN_ENDED));

    assertThat(plan.next()).isEmpty();
    assertThat(plan.precision().get(0)).startsWith("The run was ended; wider than 0.1 % are:");
  }

  @Test
  void rowWithAFailedForkIsNotCalledPrecise() {
    Refinement plan = refinement(0.05, Duration.ofHours(1));
    plan.ended(new Failed(plan.next().orElseThrow(), now, now, "planted", Cause.BENCHMARK));

    run(plan, RefinementTest::scattered);

    assertThat(plan.precision())
        .containsExactly(
            "Precise to 5 %: rows without failed forks, after 3 forks each (95 % intervals).");
  }

  @Test
  void rowsWithoutASpeedHaveNoPrecision() {
    Refinement plan = refinement(0.05, Duration.ofHours(1));

    assertThat(run(plan, fork -> 0)).isEqualTo(2 * 3);
    assertThat(plan.precision()).first().asString().startsWith("Precision: not known");
  }

  @Test
  void fewerThanThreeFirstForksAreRefused() {
    RunRequest two = LaunchFixture.request("PlantedBenchmark -f 2");

    assertThatThrownBy(
            () -> new Refinement(two, new PrecisionGoal(0.03, Duration.ofHours(1)), this::nanos))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("-f 2: --until-precise judges by how the first forks scatter");
  }
}
