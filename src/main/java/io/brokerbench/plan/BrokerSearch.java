package io.brokerbench.plan;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.request.Cell;
import io.brokerbench.request.LatencyGoal;
import io.brokerbench.request.Parameter;
import io.brokerbench.results.SaturationCurve;
import io.brokerbench.results.SaturationCurve.RatePoint;
import io.brokerbench.saturation.Edge;
import io.brokerbench.saturation.RateResult;
import io.brokerbench.saturation.RateSearch;
import io.brokerbench.saturation.RateSearch.State;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;

/**
 * The search for one broker's highest rate that meets a goal. A fork that fails, or whose account
 * isn't exact, is no answer about rates: the search is given up.
 */
final class BrokerSearch {
  private final Cell start;
  private final LatencyGoal goal;
  private final RateSearch rates;
  private final SortedSet<Long> tried = new TreeSet<>();
  private int forks;
  private boolean givenUp;

  /**
   * A search that has seen no fork yet.
   *
   * @param start the broker's cell, at any rate
   */
  BrokerSearch(Cell start, LatencyGoal goal) {
    this.start = start;
    this.goal = goal;
    this.rates = new RateSearch(start.forks());
  }

  /** The cell of the next fork; empty if there is none. */
  Optional<Cell> next() {
    OptionalLong rate = givenUp ? OptionalLong.empty() : rates.next();
    return rate.isEmpty() ? Optional.empty() : Optional.of(start.atRate(rate.getAsLong()));
  }

  /** Which of its cell's forks the next one is, from 1. */
  int number() {
    return rates.results(rates.next().orElseThrow()).size() + 1;
  }

  /** How many of its forks have ended. */
  int forks() {
    return forks;
  }

  /** Whether a cell is one of its own, at whatever rate. */
  boolean isOf(Cell cell) {
    long rate = cell.param(Parameter.RATE).map(Long::valueOf).orElse(RateSearch.START);
    return cell.equals(start.atRate(rate));
  }

  /** What is known of the edge so far. */
  Edge edge() {
    return rates.edge();
  }

  /** Takes note of what became of the next fork. */
  void add(ForkOutcome outcome) {
    forks++;
    tried.add(rates.next().orElseThrow());
    if (outcome instanceof Measured measured && measured.faults().isEmpty()) {
      rates.add(measured.answer(goal.p99Micros()));
    } else {
      givenUp = true;
    }
  }

  /** A cell for each fork that there is still to be at most. */
  Stream<Cell> remaining() {
    return givenUp ? Stream.empty() : Stream.generate(() -> start).limit(rates.atMost());
  }

  /** What it has come to so far. */
  SaturationCurve curve(Rows rows) {
    boolean ended = !givenUp && rates.next().isEmpty();
    Edge edge = rates.edge();
    Map<String, String> params = new TreeMap<>(start.params());
    params.remove(Parameter.RATE.key());
    return new SaturationCurve(
        Objects.requireNonNull(params.remove(Parameter.BROKER.key())),
        params,
        goal.p99Micros(),
        ended,
        ended ? answer(edge) : null,
        forks == 0 ? null : edge.lower(),
        forks == 0 || rates.state() == State.ABOVE_HIGHEST ? null : edge.upper(),
        forks == 0 ? null : edge.stalled(),
        ended ? untold(edge) : null,
        tried.stream().flatMap(rate -> point(rate, rows).stream()).toList());
  }

  private @Nullable Long answer(Edge edge) {
    return switch (rates.state()) {
      case FOUND -> edge.rate();
      case ABOVE_HIGHEST -> RateSearch.HIGHEST;
      default -> null;
    };
  }

  /** Why a search that has ended has no answer; null if it has one. */
  private @Nullable String untold(Edge edge) {
    return switch (rates.state()) {
      case BELOW_LOWEST -> String.format(Locale.ROOT, "not even %,d messages/s", RateSearch.LOWEST);
      case TOO_WIDE ->
          String.format(
              Locale.ROOT,
              "can't be told on this machine: forks scatter so much that it may lie anywhere from"
                  + " %,d to %,d messages/s",
              edge.lower(),
              edge.upper());
      case TOO_UNSTEADY ->
          String.format(
              Locale.ROOT,
              "can't be told on this machine: about %.0f %% of the forks fail whatever the rate",
              100 * edge.stalled());
      default -> null;
    };
  }

  private Optional<RatePoint> point(long rate, Rows rows) {
    Cell cell = start.atRate(rate);
    return rows.result(cell)
        .map(RunResult::getAggregatedResult)
        .map(row -> point(rate, row, rows.measured(cell).toList()));
  }

  private RatePoint point(long rate, BenchmarkResult row, List<Measured> forks) {
    Map<String, Double> metrics = Evidence.metrics(row);
    return new RatePoint(
        rate,
        forks.size(),
        Collections.frequency(rates.results(rate), RateResult.PASSED),
        metrics.getOrDefault(LatencyKind.END_TO_END.metric(Percentile.P50), Double.NaN),
        metrics.getOrDefault(LatencyKind.END_TO_END.metric(Percentile.P99), Double.NaN),
        metrics.getOrDefault(LatencyKind.END_TO_END.metric(Percentile.P999), Double.NaN),
        row.getPrimaryResult().getScore(),
        forks.stream().mapToLong(Measured::unsustained).sum());
  }
}
