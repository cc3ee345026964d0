package io.brokerbench.plan;

import io.brokerbench.console.DurationText;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.request.Cell;
import io.brokerbench.request.LatencyGoal;
import io.brokerbench.results.RunFolder;
import io.brokerbench.results.SaturationCurve;
import io.brokerbench.saturation.Edge;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The search for the highest rate of each broker. Brokers take turns, fork by fork, so that all of
 * them see the same hours of the machine.
 */
public final class Saturation implements Plan, Summarizer {
  private final LatencyGoal goal;
  private final List<BrokerSearch> searches;
  private final List<Cell> rows;

  /**
   * A search that has seen no fork yet.
   *
   * @param starts each broker's cell at the first rate
   */
  public Saturation(List<Cell> starts, LatencyGoal goal) {
    this.goal = goal;
    this.searches = starts.stream().map(start -> new BrokerSearch(start, goal)).toList();
    this.rows = new ArrayList<>(starts);
  }

  @Override
  public Optional<PlannedFork> next() {
    return current()
        .flatMap(
            search ->
                search.next().map(cell -> new PlannedFork(cell, row(cell), search.number(), true)));
  }

  private Optional<BrokerSearch> current() {
    return searches.stream()
        .filter(search -> search.next().isPresent())
        .min(Comparator.comparingInt(BrokerSearch::forks));
  }

  private int row(Cell cell) {
    if (!rows.contains(cell)) {
      rows.add(cell);
    }
    return rows.indexOf(cell) + 1;
  }

  @Override
  public void ended(ForkOutcome outcome) {
    current().orElseThrow().add(outcome);
  }

  @Override
  public Remaining remaining() {
    return new Remaining(
        searches.stream().flatMap(BrokerSearch::remaining).toList(), Certainty.AT_MOST);
  }

  @Override
  public String remark(Measured fork) {
    String answer =
        switch (fork.answer(goal.p99Micros())) {
          case PASSED -> "passed";
          case SLOW -> "too slow";
          case UNSUSTAINED -> SuiteMetric.UNSUSTAINED.label();
        };
    return String.format(
        Locale.ROOT,
        ", p99 %,.2f ms, %s%s%s",
        fork.p99Micros() / 1_000,
        answer,
        refusals(fork),
        searches.stream()
            .filter(search -> search.isOf(fork.fork().cell()))
            .findFirst()
            .map(BrokerSearch::edge)
            .map(Saturation::text)
            .orElse(""));
  }

  private static String text(Edge edge) {
    return String.format(Locale.ROOT, ", edge %,d to %,d", edge.lower(), edge.upper());
  }

  /** To be said before the first fork: what it may cost. */
  public String announcement() {
    List<Cell> forks = remaining().forks();
    Duration atMost = forks.stream().map(new TimeLeft()::of).reduce(Duration.ZERO, Duration::plus);
    return String.format(
        Locale.ROOT,
        "Searching for the highest rate with p99 <= %s: at most %d forks%s, about %s; fewer if they"
            + " agree.",
        goal.text(),
        forks.size(),
        searches.size() == 1 ? "" : " in turns of " + searches.size() + " brokers",
        DurationText.of(atMost));
  }

  private static String refusals(Measured fork) {
    return fork.refused() == 0 || fork.evidence() == null
        ? ""
        : String.format(
            Locale.ROOT, ", %,d refused: %s", fork.refused(), fork.evidence().refusal());
  }

  @Override
  public void write(Rows measured, RunFolder folder) throws IOException {
    folder.writeSaturation(curves(measured));
  }

  /** Valid only if there is a rate for each broker. */
  @Override
  public Summary of(Rows measured) {
    List<SaturationCurve> curves = curves(measured);
    Summary forks = Summary.of(measured);
    boolean answered = curves.stream().allMatch(curve -> curve.answer() != null);
    return new Summary(
        forks.outcome() == RunOutcome.VALID && !answered ? RunOutcome.UNANSWERED : forks.outcome(),
        Stream.concat(SaturationTable.lines(curves, goal).stream(), forks.lines().stream())
            .toList());
  }

  private List<SaturationCurve> curves(Rows measured) {
    return searches.stream().map(search -> search.curve(measured)).toList();
  }
}
