package io.brokerbench.plan;

import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.request.Cell;
import io.brokerbench.results.RunFolder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which forks a run takes, one after the other. What comes next may depend on what became of those
 * before.
 *
 * <p>For one thread.
 */
public interface Plan {
  /** The next fork, the same until it has {@link #ended}; empty if there is nothing left to do. */
  Optional<PlannedFork> next();

  /** To be called when the next fork is over, or will never start. */
  void ended(ForkOutcome outcome);

  /** What is still to be run, the next fork included. */
  Remaining remaining();

  /** In a few words, what the plan makes of a fork that has ended; empty if nothing. */
  default String remark(Measured fork) {
    return "";
  }

  /**
   * One repetition of a cell.
   *
   * @param row which row of the run the cell is, from 1
   * @param number which of the cell's forks, from 1
   * @param probe whether it is to find out if the cell's rate can be carried: then that it can't is
   *     an answer, and no fault
   */
  record PlannedFork(Cell cell, int row, int number, boolean probe) {
    /** What the fork's files are called. */
    public String fileName() {
      return RunFolder.fileName(String.format(Locale.ROOT, "%02d-%s", row, cell))
          + "-fork"
          + number;
    }
  }

  /** How a plan's remaining forks compare with those that will really be run. */
  enum Certainty {
    EXACT(""),
    AT_MOST("at most "),
    AT_LEAST("at least ");

    private final String words;

    Certainty(String words) {
      this.words = words;
    }

    /** To be put before a number. */
    public String words() {
      return words;
    }
  }

  /**
   * What a plan has left.
   *
   * @param forks the cell of each fork, or one whose forks take as long
   * @param bound whether it will be just these
   */
  record Remaining(List<Cell> forks, Certainty bound) {}
}
