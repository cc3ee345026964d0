package io.brokerbench.launch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How far a search for a rate is: what is known of the edge, and which rate to try next. */
sealed interface RateStage {
  /** The first rate that is tried. */
  long START = 1_000;

  /** The lowest rate that is tried. */
  long LOWEST = 10;

  /** The highest rate that is tried. */
  long HIGHEST = 10_000_000;

  /** Nothing was tried. */
  static RateStage first() {
    return new Ascent(null, null, null);
  }

  /** The rate to try next; empty if there is none, and the edge is found. */
  OptionalLong next();

  /** Whether the next rate has passed if a single fork did. */
  boolean isSatisfiedByOne();

  /** The stage after the next rate has passed. */
  RateStage passed();

  /**
   * The stage after the next rate has failed.
   *
   * @param unsustained whether a fork didn't even carry it
   */
  RateStage failed(boolean unsustained);

  /** The highest rate that passed so far; null if none did. */
  @Nullable Long highest();

  /** How many more rates are tried at most, whether they pass or fail. */
  default int atMost() {
    return longestWay(this, new HashMap<>());
  }

  private static int longestWay(RateStage from, Map<RateStage, Integer> known) {
    Integer before = known.get(from);
    if (before != null) {
      return before;
    }
    int longest = 0;
    if (from.next().isPresent()) {
      for (RateStage to : List.of(from.passed(), from.failed(false), from.failed(true))) {
        longest = Math.max(longest, 1 + longestWay(to, known));
      }
    }
    known.put(from, longest);
    return longest;
  }

  /**
   * On the way up: rates are doubled. Only slow forks may be the doing of a busy machine, so a rate
   * that was slow is passed over if its double passes.
   *
   * @param confirmed the highest rate above which another has passed; null if there is none
   * @param highest the highest rate that passed, in a single fork; null if none did
   * @param slow the rate above it, if that was slow and its double is to be tried; else null
   */
  record Ascent(@Nullable Long confirmed, @Nullable Long highest, @Nullable Long slow)
      implements RateStage {
    private long rate() {
      Long last = slow == null ? highest : slow;
      return last == null ? START : Math.min(2 * last, HIGHEST);
    }

    @Override
    public OptionalLong next() {
      return OptionalLong.of(rate());
    }

    @Override
    public boolean isSatisfiedByOne() {
      return rate() < HIGHEST;
    }

    @Override
    public RateStage passed() {
      return rate() == HIGHEST ? new Bisection(HIGHEST, null) : new Ascent(highest, rate(), null);
    }

    @Override
    public RateStage failed(boolean unsustained) {
      if (slow == null && !unsustained && rate() < HIGHEST) {
        return new Ascent(confirmed, highest, rate());
      }
      return new Bisection(confirmed, slow == null ? rate() : slow);
    }
  }

  /**
   * On the way to the edge: rates are halved until one passes, and then the gap is bisected
   * geometrically until it is 5 % wide. It begins below the highest rate of the way up, so that
   * what a single fork passed is tried again.
   *
   * @param highest the highest rate that passed; null if none did so far
   * @param failed the lowest rate above it, which failed; null if there is none
   */
  record Bisection(@Nullable Long highest, @Nullable Long failed) implements RateStage {
    private static final double NARROW = 1.05;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    @Override
    public OptionalLong next() {
      if (failed == null) {
        return OptionalLong.empty();
      }
      if (highest == null) {
        return failed == LOWEST
            ? OptionalLong.empty()
            : OptionalLong.of(Math.max(failed / 2, LOWEST));
      }
      return failed - highest <= 1 || failed <= NARROW * highest
          ? OptionalLong.empty()
          : OptionalLong.of(readable(Math.sqrt((double) highest * failed)));
    }

    private static long readable(double rate) {
      return BigDecimal.valueOf(Math.round(rate)).round(THREE_DIGITS).longValueExact();
    }

    @Override
    public boolean isSatisfiedByOne() {
      return false;
    }

    @Override
    public RateStage passed() {
      return new Bisection(next().orElseThrow(), failed);
    }

    @Override
    public RateStage failed(boolean unsustained) {
      return new Bisection(highest, next().orElseThrow());
    }
  }
}
