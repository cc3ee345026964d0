package io.brokerbench.launch;

import io.brokerbench.launch.ForkOutcome.Cause;
import io.brokerbench.launch.ForkOutcome.Failed;
import io.brokerbench.launch.ForkOutcome.Measured;
import io.brokerbench.regression.Pilot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plan that adds rounds until every row is as precise as asked, or the budget is spent. How
 * many rounds it takes is decided once, from the forks that were asked for ({@link Pilot}); a
 * budget can only cut it short.
 */
final class Refinement implements Plan, Conclusion {
  /** More than any budget pays for; fewer if so many are not even enough. */
  private static final int MOST_ROUNDS = 1_000;

  /** From fewer first forks their scatter is hardly known. */
  private static final int FEWEST_FORKS = 3;

  private final RunRequest request;
  private final PrecisionGoal goal;
  private final InstantSource clock;
  private final Instant start;
  private final int first;
  private final Map<Cell, List<Double>> scores = new LinkedHashMap<>();

  private List<PlannedFork> forks;
  private int ended;
  private int rounds;
  private int wanted;
  private @Nullable Map<List<Cell>, Pilot> pilots;
  private boolean spent;
  private boolean cutShort;

  /**
   * The plan of a request.
   *
   * @throws UsageException if it has too few first forks to judge by
   */
  Refinement(RunRequest request, PrecisionGoal goal, InstantSource clock) {
    this.request = request;
    this.goal = goal;
    this.clock = clock;
    this.start = clock.instant();
    this.first = request.cells().get(0).measurements();
    if (first < FEWEST_FORKS) {
      throw new UsageException(
          "-f "
              + request.cells().get(0).forks()
              + ": --until-precise judges by how the first forks scatter, and needs "
              + FEWEST_FORKS
              + " or more of each row.");
    }
    this.rounds = first;
    this.forks = FixedPlan.of(request, cell -> rounds).forks();
  }

  @Override
  public Optional<PlannedFork> next() {
    return spent ? Optional.empty() : forks.stream().skip(ended).findFirst();
  }

  @Override
  public void ended(ForkOutcome outcome) {
    ended++;
    if (outcome instanceof Measured measured) {
      scores
          .computeIfAbsent(outcome.fork().cell(), cell -> new ArrayList<>())
          .add(measured.result().getPrimaryResult().getScore());
    }
    if (outcome instanceof Failed failed && failed.cause() == Cause.RUN_ENDED && pilots != null) {
      spent = true;
      cutShort = true;
      return;
    }
    boolean endOfRound = ended % request.cells().size() == 0;
    int done = ended / request.cells().size();
    if (endOfRound && done == first) {
      extend();
    }
    Duration elapsed = Duration.between(start, clock.instant());
    spent |= endOfRound && done >= first && done < rounds && elapsed.compareTo(goal.budget()) >= 0;
  }

  private void extend() {
    Map<List<Cell>, Pilot> found = new LinkedHashMap<>();
    for (List<Cell> block : request.blocks()) {
      List<double[]> sides = block.stream().map(this::values).toList();
      // A row with a fork that failed is incomplete, whatever comes; one without a speed has no
      // share.
      if (sides.stream().allMatch(this::isComplete)) {
        found.put(block, Pilot.of(sides));
      }
    }
    pilots = found;
    wanted = found.values().stream().mapToInt(p -> p.forksFor(goal.share())).max().orElse(first);
    rounds = Math.min(wanted, MOST_ROUNDS);
    forks = FixedPlan.of(request, cell -> rounds).forks();
  }

  private boolean isComplete(double[] side) {
    return side.length == first
        && DoubleStream.of(side).allMatch(score -> score > 0 && Double.isFinite(score));
  }

  private double[] values(Cell cell) {
    return scores.getOrDefault(cell, List.of()).stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Remaining remaining() {
    List<Cell> left = forks.stream().skip(ended).map(PlannedFork::cell).toList();
    return spent ? new Remaining(List.of(), Bound.EXACT) : new Remaining(left, bound());
  }

  private Bound bound() {
    return pilots == null ? Bound.AT_LEAST : Bound.AT_MOST;
  }

  @Override
  public Verdict of(Rows rows) {
    Verdict verdict = Verdict.of(rows);
    return new Verdict(
        verdict.outcome(), Stream.concat(precision().stream(), verdict.lines().stream()).toList());
  }

  /** How precise rows are, in words. */
  List<String> precision() {
    if (pilots == null || pilots.isEmpty()) {
      return List.of("Precision: not known, since no row has a speed in each of its first forks.");
    }
    List<String> wide = new ArrayList<>();
    int done = ended / request.cells().size();
    pilots.forEach(
        (block, pilot) -> {
          double margin = pilot.margin(done);
          if (margin > goal.share()) {
            wide.add("  " + block.get(block.size() - 1) + ": ±" + PrecisionGoal.text(margin));
          }
        });
    if (wide.isEmpty()) {
      return List.of(
          String.format(
              Locale.ROOT,
              "Precise to %s: %s, after %d forks each (95 %% intervals).",
              goal.text(),
              pilots.size() == request.blocks().size() ? "all rows" : "rows without failed forks",
              done));
    }
    return Stream.concat(
            Stream.of(
                String.format(
                    Locale.ROOT,
                    "%s after %d forks a row; %s would have taken %d. Wider than that are:",
                    cutShort
                        ? "The run was ended"
                        : "The budget of " + Progress.text(goal.budget()) + " is spent",
                    done,
                    goal.text(),
                    wanted)),
            wide.stream())
        .toList();
  }
}
