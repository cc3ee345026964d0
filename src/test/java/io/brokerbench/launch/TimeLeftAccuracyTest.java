package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Kinds;
import io.brokerbench.console.Terminal;
import io.brokerbench.plan.FixedPlan;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.plan.RefinementTest;
import io.brokerbench.plan.TimeLeft;
import io.brokerbench.request.Cell;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import io.brokerbench.request.IterationTimes;
import io.brokerbench.request.Profile;
import io.brokerbench.request.RunRequest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Is the time left right after the first round? The real profiles are run by a clock that is turned
 * by as much as forks take: their iterations and what those overrun, a JVM's start, and a broker's,
 * all of it scattered as it does on a machine with other work to do, and otherwise for each cell.
 */
class TimeLeftAccuracyTest {
  private static final int RUNS = 50;
  private static final double TOLERANCE = 0.25;

  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);

  private Instant now = Instant.EPOCH;

  /** When the watch over a fork begins. */
  private enum Watch {
    WHOLE,
    WITHOUT_BROKERS
  }

  /** Times that scatter: a machine's, a cell's, and a fork's own share. */
  private static final class Machine {
    private final Random random;
    private final double slowness;
    private final Map<Cell, Double> overruns = new HashMap<>();

    Machine(long seed) {
      random = new Random(seed);
      slowness = 1 + random.nextDouble();
    }

    private double scattered(double seconds) {
      return seconds * slowness * Math.exp(0.3 * random.nextGaussian());
    }

    Duration broker(Cell cell) {
      double seconds =
          cell.broker()
              .map(kind -> kind.equals(Kinds.KAFKA) ? scattered(5) : scattered(0.7))
              .orElse(0.0);
      return duration(seconds);
    }

    Duration fork(Cell cell) {
      double overrun = overruns.computeIfAbsent(cell, c -> 0.3 * random.nextDouble());
      double iterations = IterationTimes.configured(cell).toMillis() / 1e3;
      return duration(iterations * (1 + overrun) + scattered(3));
    }

    private static Duration duration(double seconds) {
      return Duration.ofMillis(Math.round(1_000 * seconds));
    }
  }

  /** By what share the estimate after the first round is off what the rest really takes. */
  private double error(RunRequest request, long seed, Watch watch) {
    Design design = new Design(Order.ROUNDS, seed, Lifetime.FORK, null);
    FixedPlan plan =
        FixedPlan.of(
            new RunRequest(
                request.name(),
                request.words(),
                request.profile(),
                request.arguments(),
                request.options(),
                request.brokers(),
                request.blocks(),
                design,
                request.notes()));
    int round = (int) plan.forks().stream().map(PlannedFork::cell).distinct().count();
    Machine machine = new Machine(seed);
    Progress progress =
        new Progress(new Terminal(NOWHERE, NOWHERE, true), this::nanos, new TimeLeft(), plan);
    plan.forks().stream().limit(round).forEach(fork -> run(fork, machine, plan, progress, watch));
    double estimate = progress.left().toMillis();
    Instant then = now;
    plan.forks().stream().skip(round).forEach(fork -> run(fork, machine, plan, progress, watch));
    return estimate / Duration.between(then, now).toMillis() - 1;
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  private void run(
      PlannedFork fork, Machine machine, FixedPlan plan, Progress progress, Watch watch) {
    progress.starts(fork);
    now = now.plus(machine.broker(fork.cell()));
    if (watch == Watch.WITHOUT_BROKERS) {
      progress.starts(fork);
    }
    now = now.plus(machine.fork(fork.cell()));
    ForkOutcome outcome = RefinementTest.measured(fork, 1);
    plan.ended(outcome);
    progress.finished(outcome);
  }

  private DoubleSummaryStatistics errors(String profile, Watch watch) {
    Profile flags = Profile.load(profile, Path.of(""));
    RunRequest request =
        RunRequest.of(
            Optional.of(flags),
            flags.arguments(),
            LaunchFixture.PLANTED,
            LaunchFixture.GROUPED,
            Path.of(""));
    return IntStream.range(0, RUNS)
        .mapToDouble(seed -> error(request, seed, watch))
        .summaryStatistics();
  }

  @ParameterizedTest
  @ValueSource(strings = {"latency", "workers", "full", "quick"})
  void afterTheFirstRoundItIsRightWithinAQuarter(String profile) {
    DoubleSummaryStatistics errors = errors(profile, Watch.WHOLE);

    assertThat(List.of(errors.getMin(), errors.getMax()))
        .as(profile)
        .allMatch(error -> Math.abs(error) < TOLERANCE);
    assertThat(errors.getAverage()).isBetween(-0.05, 0.05);
  }

  @ParameterizedTest
  @ValueSource(strings = {"workers", "quick"})
  void estimatesWithoutBrokersStartsWouldBeSeenToBeWrong(String profile) {
    DoubleSummaryStatistics errors = errors(profile, Watch.WITHOUT_BROKERS);

    assertThat(errors.getMin()).isLessThan(-TOLERANCE);
    assertThat(errors.getAverage()).isLessThan(-0.2);
  }
}
