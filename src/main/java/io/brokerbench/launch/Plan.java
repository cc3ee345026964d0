package io.brokerbench.launch;

import io.brokerbench.results.RunFolder;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which forks are run, in which order.
 *
 * @param forks in the order in which they are run
 */
record Plan(List<PlannedFork> forks) {

  /**
   * One repetition of a cell.
   *
   * @param row which row of the run the cell is, from 1
   * @param number which of the cell's forks, from 1
   */
  record PlannedFork(Cell cell, int row, int number) {
    /** What the fork's files are called. */
    String fileName() {
      return RunFolder.fileName(String.format(Locale.ROOT, "%02d-%s-fork%d", row, cell, number));
    }
  }

  /** JMH's order: all forks of a cell, then the next cell. */
  static Plan grouped(List<Cell> cells) {
    return new Plan(
        IntStream.range(0, cells.size())
            .boxed()
            .flatMap(
                row ->
                    IntStream.rangeClosed(1, cells.get(row).measurements())
                        .mapToObj(number -> new PlannedFork(cells.get(row), row + 1, number)))
            .toList());
  }
}
