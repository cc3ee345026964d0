package io.brokerbench.saturation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;

/**
 * Finds the highest rate, in messages a second, that forks carry. Each fork is run at the rate that
 * tells most of the edge, as long as that is at most four times what has passed: far beyond the
 * edge a fork takes minutes to work off what it was sent, and tells no more.
 *
 * <p>For one thread.
 */
public final class RateSearch {
  /** The first rate that is tried, and the highest as long as none has passed. */
  public static final long START = 1_000;

  /** The lowest rate that is tried: of so few messages p99 is hardly one in a short fork. */
  public static final long LOWEST = 100;

  /** The highest rate that is tried. */
  public static final long HIGHEST = 10_000_000;

  /** The edge is found if the ends of its 95 % interval are less than this from its middle. */
  private static final double NARROW = 1.10;

  /** It isn't known if they are further than this when the forks are spent. */
  private static final double WIDE = 1.25;

  /** With a larger share of stalled forks than this, failures tell nothing of rates. */
  private static final double HOPELESS = 0.4;

  private static final int JUMP = 4;
  private static final double SURE = 0.95;

  /** How far beyond the rates that are tried the edge may lie. */
  private static final int MARGIN = 4;

  private static final double RATIO = 1.05;
  private static final int CANDIDATES = 30;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private final int most;
  private final EdgePosterior posterior =
      new EdgePosterior((double) LOWEST / MARGIN, (double) HIGHEST * MARGIN);
  private final Map<Long, List<RateResult>> results = new HashMap<>();
  private int forks;
  private long passed;
  private State state = State.SEARCHING;
  private long next = START;

  /** What a search has come to. */
  public enum State {
    /** It goes on. */
    SEARCHING,
    /** The edge is known. */
    FOUND,
    /** The edge is above the highest rate. */
    ABOVE_HIGHEST,
    /** The edge is below the lowest rate. */
    BELOW_LOWEST,
    /** All forks were run, and the interval is still too wide. */
    TOO_WIDE,
    /** All forks were run, and too many of them fail whatever the rate. */
    TOO_UNSTEADY
  }

  /**
   * A search that has seen no fork yet.
   *
   * @param most how many forks it may take
   */
  public RateSearch(int most) {
    this.most = most;
  }

  /** The rate that the next fork is to be run at; empty if the search has ended. */
  public OptionalLong next() {
    return state == State.SEARCHING ? OptionalLong.of(next) : OptionalLong.empty();
  }

  /** What it has come to. */
  public State state() {
    return state;
  }

  /** How many more forks it takes at most. */
  public int atMost() {
    return state == State.SEARCHING ? most - forks : 0;
  }

  /** What the forks at a rate said, in their order. */
  public List<RateResult> results(long rate) {
    return List.copyOf(results.getOrDefault(rate, List.of()));
  }

  /** What is known of the edge. */
  public Edge edge() {
    return new Edge(
        readable(posterior.quantile(0.5)),
        readable(posterior.quantile((1 - SURE) / 2)),
        readable(posterior.quantile((1 + SURE) / 2)),
        posterior.stalled());
  }

  /**
   * Takes note of what a fork said of the next rate.
   *
   * @throws java.util.NoSuchElementException if the search has ended
   */
  public void add(RateResult result) {
    long rate = next().orElseThrow();
    results.computeIfAbsent(rate, r -> new ArrayList<>()).add(result);
    forks++;
    if (result == RateResult.PASSED) {
      passed = Math.max(passed, rate);
    }
    posterior.add((double) rate, result);
    state = reached();
    if (state == State.SEARCHING) {
      next = mostInformative();
    }
  }

  private State reached() {
    if (posterior.below((double) HIGHEST) <= 1 - SURE) {
      return State.ABOVE_HIGHEST;
    }
    if (posterior.below((double) LOWEST) >= SURE) {
      return State.BELOW_LOWEST;
    }
    Edge edge = edge();
    if (!edge.isWithin(NARROW) && forks < most) {
      return State.SEARCHING;
    }
    if (edge.stalled() > HOPELESS) {
      return State.TOO_UNSTEADY;
    }
    return edge.isWithin(WIDE) ? State.FOUND : State.TOO_WIDE;
  }

  private long mostInformative() {
    DoubleUnaryOperator information = posterior.information();
    return candidates()
        .boxed()
        .max(Comparator.comparingDouble(rate -> information.applyAsDouble((double) rate)))
        .orElse(LOWEST);
  }

  /** Some rates from a ladder, where the edge may be; the highest first. */
  private LongStream candidates() {
    double top = Math.min(HIGHEST, passed == 0 ? START : JUMP * (double) passed);
    double bottom = Math.min(top, Math.max(LOWEST, posterior.quantile(0.005) / 1.2));
    double highest = Math.max(bottom, Math.min(top, posterior.quantile(0.995) * 1.2));
    int last = rung(bottom);
    int first = rung(highest);
    int stride = Math.max(1, (first - last) / CANDIDATES);
    return LongStream.iterate(first, rung -> rung >= last, rung -> rung - stride)
        .map(rung -> rate((int) rung))
        .filter(rate -> rate >= LOWEST && rate <= HIGHEST);
  }

  private static int rung(double rate) {
    return (int) Math.round(Math.log(rate / START) / Math.log(RATIO));
  }

  private static long rate(int rung) {
    return readable(START * Math.pow(RATIO, rung));
  }

  /** As people say it: with three digits. */
  private static long readable(double rate) {
    return BigDecimal.valueOf(Math.round(rate)).round(THREE_DIGITS).longValueExact();
  }
}
