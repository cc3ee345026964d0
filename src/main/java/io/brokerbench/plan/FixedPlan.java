package io.brokerbench.plan;

import io.brokerbench.request.Arrangement;
import io.brokerbench.request.Cell;
import io.brokerbench.request.RunRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A plan of forks that are all known before the first. */
public final class FixedPlan implements Plan {
  private final List<PlannedFork> forks = new ArrayList<>();
  private int ended;

  /**
   * A plan.
   *
   * @param rows the cells in the order of their rows
   * @param order the cells in the order of their forks, each as often as it has forks
   */
  FixedPlan(List<Cell> rows, List<Cell> order) {
    Map<Cell, Integer> numbers = new HashMap<>();
    for (Cell cell : order) {
      int number = numbers.merge(cell, 1, Integer::sum);
      forks.add(new PlannedFork(cell, rows.indexOf(cell) + 1, number, false));
    }
  }

  /** The plan of a request by its own design. */
  public static FixedPlan of(RunRequest request) {
    return of(request, Cell::measurements);
  }

  /** The plan of a request by its design, with a number of forks of its own for each cell. */
  public static FixedPlan of(RunRequest request, ToIntFunction<Cell> forks) {
    return new FixedPlan(
        request.cells(),
        new Arrangement(request.design(), request.brokers()::specOf, forks).of(request.blocks()));
  }

  /** All of them, in the order in which they are run. */
  public List<PlannedFork> forks() {
    return forks;
  }

  @Override
  public Optional<PlannedFork> next() {
    return forks.stream().skip(ended).findFirst();
  }

  @Override
  public void ended(ForkOutcome outcome) {
    ended++;
  }

  @Override
  public Remaining remaining() {
    return new Remaining(
        forks.stream().skip(ended).map(PlannedFork::cell).toList(), Certainty.EXACT);
  }
}
