package io.brokerbench.request;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The design of a run as an experiment: which fork comes when, and how long a broker lives.
 *
 * @param order which fork comes when
 * @param seed of the order within a round; the same seed and cells give the same order
 * @param lifetime how long a broker lives
 * @param precision how precise rows are to become; null for just the forks that are asked for
 */
public record Design(Order order, long seed, Lifetime lifetime, @Nullable PrecisionGoal precision) {
  private static final int SEEDS = 1_000_000;

  /** Which fork comes when. */
  public enum Order {
    /**
     * Every cell once a round, in an order shuffled anew for each: the drift of a machine hits all
     * cells alike, and none always comes after the same other.
     */
    ROUNDS,
    /** JMH's: all forks of a cell, then the next cell. */
    GROUPED
  }

  /** How long a broker lives. */
  public enum Lifetime {
    /** Each fork has a fresh one, which is run in for it alone. */
    FORK(1, 1),
    /**
     * For a round: rows share what it takes to run a broker in, and each of a row's forks has
     * another.
     */
    ROUNDS(1, 2),
    /** All forks share one. */
    RUN(Integer.MAX_VALUE, 1);

    private final int forks;
    private final int mostAlive;

    Lifetime(int forks, int mostAlive) {
      this.forks = forks;
      this.mostAlive = mostAlive;
    }

    /** How many brokers run at a time, one of them measured and the others idle. */
    public int mostAlive() {
      return mostAlive;
    }

    /** How many forks of a cell one broker serves. */
    public int forks() {
      return forks;
    }
  }

  /** What a run has unless it is asked for something else: rounds, shuffled anew for each run. */
  public static Design standard() {
    return new Design(Order.ROUNDS, new Random().nextInt(SEEDS), Lifetime.ROUNDS, null);
  }

  /**
   * This design, going on until rows are so precise; null for just the forks that are asked for.
   */
  public Design until(@Nullable PrecisionGoal goal) {
    if (goal != null && order == Order.GROUPED) {
      throw new UsageException("--until-precise adds rounds; leave --order grouped out.");
    }
    if (goal != null && lifetime == Lifetime.RUN) {
      throw new UsageException(
          "--until-precise needs forks that are independent; leave --broker-lifetime run out.");
    }
    return new Design(order, seed, lifetime, goal);
  }

  /**
   * The standard with what was given.
   *
   * @throws UsageException if a value isn't allowed
   */
  public static Design parse(
      @Nullable String order, @Nullable String seed, @Nullable String lifetime) {
    Design standard = standard();
    return new Design(
        order == null ? standard.order : parse("--order", order, Order.values()),
        seed == null ? standard.seed : seed(seed),
        lifetime == null
            ? standard.lifetime
            : parse("--broker-lifetime", lifetime, Lifetime.values()),
        null);
  }

  private static <E extends Enum<E>> E parse(String option, String word, E[] values) {
    List<String> names = Stream.of(values).map(Design::name).toList();
    int index = names.indexOf(word.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new UsageException(
          option
              + " "
              + word
              + ": allowed are "
              + String.join(", ", names)
              + "."
              + Nearest.question(word, names));
    }
    return values[index];
  }

  private static long seed(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new UsageException("--seed " + word + ": a seed is a whole number.");
    }
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The order's name on the command line. */
  String orderName() {
    return name(order);
  }

  /** The lifetime's name on the command line. */
  public String lifetimeName() {
    return name(lifetime);
  }

  /** The options that give this design again. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("--order", orderName()));
    if (order == Order.ROUNDS) {
      words.addAll(List.of("--seed", Long.toString(seed)));
    }
    if (lifetime != Lifetime.ROUNDS) {
      words.addAll(List.of("--broker-lifetime", lifetimeName()));
    }
    if (precision != null) {
      words.addAll(precision.words());
    }
    return words;
  }
}
