package io.brokerbench.plan;

import io.brokerbench.console.DurationText;
import io.brokerbench.console.UsageException;
import io.brokerbench.plan.ForkOutcome.Cause;
import io.brokerbench.plan.ForkOutcome.Failed;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.regression.Pilot;
import io.brokerbench.request.Cell;
import io.brokerbench.request.Parameter;
import io.brokerbench.request.PrecisionGoal;
import io.brokerbench.request.RunRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plan that adds forks until the headline of every row is as precise as asked, or the budget is
 * spent: the p99 of an open loop, whose score is just the rate that was asked for; the score of
 * others. How many forks each row takes is decided once, from the forks that were asked for ({@link
 * Pilot}); a budget can only cut it short. A round has the rows that still need one.
 */
public final class Refinement implements Plan, Summarizer {
  /** More than any budget pays for; fewer if so many are not even enough. */
  private static final int MOST_FORKS = 1_000;

  /** From fewer first forks their scatter is hardly known. */
  private static final int FEWEST_FORKS = 3;

  private final RunRequest request;
  private final PrecisionGoal goal;
  private final LongSupplier nanoClock;
  private final long startNanos;
  private final int first;
  private final Map<Cell, List<Double>> headlines = new LinkedHashMap<>();

  private List<PlannedFork> forks;
  private int ended;
  private @Nullable Map<List<Cell>, Pilot> pilots;
  private boolean spent;
  private boolean cutShort;

  /**
   * The plan of a request.
   *
   * @param nanoClock a monotonic one, by which the budget is spent
   * @throws UsageException if it has too few first forks to judge by
   */
  public Refinement(RunRequest request, PrecisionGoal goal, LongSupplier nanoClock) {
    this.request = request;
    this.goal = goal;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
    this.first = request.cells().get(0).measurements();
    if (first < FEWEST_FORKS) {
      throw new UsageException(
          "-f "
              + request.cells().get(0).forks()
              + ": --until-precise judges by how the first forks scatter, and needs "
              + FEWEST_FORKS
              + " or more of each row.");
    }
    this.forks = FixedPlan.of(request, cell -> first).forks();
  }

  @Override
  public Optional<PlannedFork> next() {
    return spent ? Optional.empty() : forks.stream().skip(ended).findFirst();
  }

  @Override
  public void ended(ForkOutcome outcome) {
    ended++;
    if (outcome instanceof Measured measured) {
      headlines
          .computeIfAbsent(outcome.fork().cell(), cell -> new ArrayList<>())
          .add(headline(measured));
    }
    if (outcome instanceof Failed failed && failed.cause() == Cause.RUN_ENDED && pilots != null) {
      spent = true;
      cutShort = true;
      return;
    }
    if (ended == first * request.cells().size()) {
      extend();
    }
    boolean endOfRound =
        next().map(PlannedFork::number).filter(n -> n > outcome.fork().number()).isPresent();
    Duration elapsed = Duration.ofNanos(nanoClock.getAsLong() - startNanos);
    spent |= pilots != null && endOfRound && elapsed.compareTo(goal.budget()) >= 0;
  }

  private static double headline(Measured fork) {
    return fork.fork().cell().param(Parameter.RATE).isPresent()
        ? fork.p99Micros()
        : fork.result().getPrimaryResult().getScore();
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
    Map<Cell, Integer> wanted = new HashMap<>();
    found.forEach((block, pilot) -> block.forEach(cell -> wanted.put(cell, forksFor(pilot))));
    forks = FixedPlan.of(request, cell -> wanted.getOrDefault(cell, first)).forks();
  }

  private int forksFor(Pilot pilot) {
    return Math.min(MOST_FORKS, pilot.forksFor(goal.share()));
  }

  private boolean isComplete(double[] side) {
    return side.length == first
        && DoubleStream.of(side).allMatch(value -> value > 0 && Double.isFinite(value));
  }

  private double[] values(Cell cell) {
    return headlines.getOrDefault(cell, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  @Override
  public Remaining remaining() {
    List<Cell> left = forks.stream().skip(ended).map(PlannedFork::cell).toList();
    return spent ? new Remaining(List.of(), Certainty.EXACT) : new Remaining(left, bound());
  }

  private Certainty bound() {
    return pilots == null ? Certainty.AT_LEAST : Certainty.AT_MOST;
  }

  @Override
  public Summary of(Rows rows) {
    Summary summary = Summary.of(rows);
    return new Summary(
        summary.outcome(), Stream.concat(precision().stream(), summary.lines().stream()).toList());
  }

  /** How precise rows are, in words. */
  List<String> precision() {
    if (pilots == null || pilots.isEmpty()) {
      return List.of(
          "Precision: not known, since no row has a headline in each of its first forks.");
    }
    List<String> wide = new ArrayList<>();
    IntSummaryStatistics done = new IntSummaryStatistics();
    pilots.forEach(
        (block, pilot) -> {
          int forksOf = done(block);
          done.accept(forksOf);
          double margin = pilot.margin(forksOf);
          if (margin > goal.share()) {
            wide.add(wide(block, margin, forksOf, pilot));
          }
        });
    return wide.isEmpty()
        ? List.of(narrow(pilots.size() == request.blocks().size(), done))
        : Stream.concat(Stream.of(wideRows()), wide.stream()).toList();
  }

  /** How many forks of each of a block's rows have ended. */
  private int done(List<Cell> block) {
    long done = forks.stream().limit(ended).filter(fork -> block.contains(fork.cell())).count();
    return (int) done / block.size();
  }

  private String wide(List<Cell> block, double margin, int done, Pilot pilot) {
    return String.format(
        Locale.ROOT,
        "  %s: ±%s after %d forks; it would have taken %s",
        block.get(block.size() - 1),
        PrecisionGoal.text(margin),
        done,
        needed(pilot.forksFor(goal.share())));
  }

  private static String needed(int forks) {
    return forks > MOST_FORKS ? "more than " + MOST_FORKS : Integer.toString(forks);
  }

  private String narrow(boolean all, IntSummaryStatistics done) {
    return String.format(
        Locale.ROOT,
        "Precise to %s: %s, after %s forks each (95 %% intervals).",
        goal.text(),
        all ? "all rows" : "rows without failed forks",
        done.getMin() == done.getMax()
            ? Integer.toString(done.getMin())
            : done.getMin() + " to " + done.getMax());
  }

  private String wideRows() {
    return (cutShort
            ? "The run was ended"
            : ended < forks.size()
                ? "The budget of " + DurationText.of(goal.budget()) + " is spent"
                : "All forks were run")
        + "; wider than "
        + goal.text()
        + " are:";
  }
}
